//! Stories in other languages than English: each article's language is told, what both outlets say is
//! linked, what one alone says is not.
//!
//! Two articles a language, three statements each under a headline: the first two statements of each
//! say the same in other words, the third is its own.

use std::sync::Arc;

use abreast::article::{self, Article, Source};
use abreast::comparison::{Comparison, DEFAULT_THRESHOLD, compare};
use abreast::export::{Report, json};
use abreast::text::Language;

/// One story: what its language is, and the text of each article.
struct Story {
    language: &'static str,
    articles: [&'static str; 2],
}

const GERMAN: Story = Story {
    language: "de",
    articles: [
        "Großbrand zerstört alte Papierfabrik\n\n\
         Bei einem Großbrand in der alten Papierfabrik von Brennhafen sind am Dienstagabend 14 Menschen verletzt worden.\n\n\
         Die Eigentümerin Ilse Marwitz wies Berichte über frühere Warnungen der Feuerwehr zurück.\n\n\
         Nebenan blieb der Kindergarten am Mittwoch geschlossen, weil die Luft noch nach Rauch roch.\n",
        "Flammen in Brennhafen\n\n\
         14 Verletzte hat ein Großbrand gefordert, der am Dienstag in Brennhafens alter Papierfabrik ausbrach.\n\n\
         Frühere Warnungen der Feuerwehr habe es nie gegeben, sagte die Eigentümerin Marwitz zu den Berichten.\n\n\
         Ein Gutachter soll nun klären, ob die Stromleitungen aus den Siebzigerjahren schuld sind.\n",
    ],
};

const FRENCH: Story = Story {
    language: "fr",
    articles: [
        "Un incendie ravage l'ancienne papeterie\n\n\
         L’incendie de l’ancienne papeterie de Brennaye a fait quatorze blessés dans la nuit de mardi.\n\n\
         La propriétaire, Ilse Marvaux, a démenti avoir reçu des avertissements des pompiers.\n\n\
         L'école voisine est restée fermée mercredi à cause de la fumée.\n",
        "Brennaye sous le choc\n\n\
         Quatorze personnes ont été blessées mardi dans l'incendie d'une ancienne papeterie à Brennaye.\n\n\
         Ilse Marvaux, propriétaire des lieux, dément que les pompiers lui aient adressé un avertissement.\n\n\
         Un expert examinera les câbles électriques posés dans les années soixante-dix.\n",
    ],
};

const SPANISH: Story = Story {
    language: "es",
    articles: [
        "Un incendio arrasa la antigua papelera\n\n\
         El incendio de la antigua papelera de Brenares dejó 14 heridos en la noche del martes.\n\n\
         La propietaria, Elisa Marvés, negó que los bomberos le hubieran hecho advertencias.\n\n\
         La escuela vecina permaneció cerrada el miércoles por el humo.\n",
        "Conmoción en Brenares\n\n\
         Catorce personas, 14 según el hospital, resultaron heridas el martes en el incendio de una antigua papelera en Brenares.\n\n\
         Elisa Marvés, dueña del edificio, niega cualquier advertencia de los bomberos.\n\n\
         Un perito revisará los cables eléctricos instalados en los años setenta.\n",
    ],
};

const RUSSIAN: Story = Story {
    language: "ru",
    articles: [
        "Пожар уничтожил старую бумажную фабрику\n\n\
         При пожаре на старой бумажной фабрике в Бреннске во вторник вечером пострадали 14 человек.\n\n\
         Владелица фабрики Ильза Марвиц опровергла сообщения о предупреждениях пожарных.\n\n\
         Соседний детский сад в среду не открылся из-за дыма.\n",
        "Бреннск после ночи\n\n\
         Четырнадцать, или 14, пострадавших привёл пожар, вспыхнувший во вторник на старой бумажной фабрике Бреннска.\n\n\
         Никаких предупреждений от пожарных не было, опровергает сообщения владелица Марвиц.\n\n\
         Эксперт проверит электропроводку, проложенную в семидесятые годы.\n",
    ],
};

const CHINESE: Story = Story {
    language: "zh",
    articles: [
        "旧造纸厂被大火烧毁\n\n\
         星期二晚上，布伦港旧造纸厂发生火灾，造成14人受伤。厂主马维茨否认消防队曾经发出警告。\n\n\
         附近的幼儿园因烟雾星期三没有开门。\n",
        "布伦港一夜惊魂\n\n\
         布伦港的旧造纸厂星期二发生火灾，14人受伤送医。马维茨是这家工厂的厂主，她否认收到过消防队的警告。\n\n\
         专家将检查七十年代铺设的电线是否老化。\n",
    ],
};

const ARABIC: Story = Story {
    language: "ar",
    articles: [
        "حريق يدمر مصنع الورق القديم\n\n\
         أصيب 14 شخصا في حريق اندلع مساء الثلاثاء في مصنع الورق القديم في مدينة برنهافن.\n\n\
         ونفت مالكة المصنع إيلزا مارفيتس أن يكون رجال الإطفاء قد وجهوا أي تحذير.\n\n\
         وبقيت روضة الأطفال المجاورة مغلقة يوم الأربعاء بسبب الدخان.\n",
        "ليلة صعبة في برنهافن\n\n\
         اندلع الحريق مساء الثلاثاء في مصنع الورق القديم بمدينة برنهافن وأصيب فيه 14 شخصا نقلوا إلى المستشفى.\n\n\
         إيلزا مارفيتس، مالكة المصنع، نفت تلقي أي تحذير من رجال الإطفاء.\n\n\
         وسيفحص خبير الأسلاك الكهربائية التي مدت في السبعينيات.\n",
    ],
};

const STORIES: [Story; 6] = [GERMAN, FRENCH, SPANISH, RUSSIAN, CHINESE, ARABIC];

fn read(name: &str, text: &str) -> Arc<Article> {
    Arc::new(article::read(&Source::new(name, text.as_bytes().to_vec())))
}

fn compared(articles: &[&str]) -> Comparison {
    let numbered = articles.iter().enumerate();
    let read = numbered.map(|(number, text)| read(&format!("{number}.txt"), text));
    compare(read.collect(), DEFAULT_THRESHOLD)
}

/// Shown links as "1-2", statements of the first article by those of the second.
fn shown(comparison: &Comparison) -> String {
    let shown = comparison.links.iter().filter(|l| comparison.is_shown(l));
    let pair = |l: &abreast::claims::Link| format!("{}-{}", l.a.statement.0, l.b.statement.0);
    shown.map(pair).collect::<Vec<_>>().join(" ")
}

#[test]
fn language_of_each_article_is_told() {
    for story in STORIES {
        for text in story.articles {
            let language = read("a.txt", text).language;
            assert_eq!(language.map(Language::code), Some(story.language));
        }
    }
}

#[test]
fn sentences_are_cut_in_every_script() {
    for story in STORIES {
        for text in story.articles {
            let article = read("a.txt", text);
            assert_eq!(article.statements.len(), 4, "{}", article.text);
        }
    }
}

#[test]
fn what_both_outlets_say_is_linked_and_nothing_else() {
    for story in STORIES {
        let comparison = compared(&story.articles);
        assert_eq!(shown(&comparison), "1-1 2-2", "{}", story.language);
    }
}

const ENGLISH: &str = "Blaze guts old paper mill\n\n\
    A fire that swept through the old paper mill in Brennhafen on Tuesday night hurt 14 people.\n\n\
    The owner, Ilse Marwitz, called a reporter of the Daily Brief a liar and hung up.\n\n\
    The kindergarten next door will be closed for the rest of the week.\n";

#[test]
fn two_languages_are_linked_weakly_by_names_and_figures() {
    let comparison = compared(&[ENGLISH, GERMAN.articles[0]]);
    assert_eq!(shown(&comparison), "");
    let links: Vec<String> = comparison
        .links
        .iter()
        .map(|l| {
            let reasons = l.evidence.iter().map(|e| format!("{}={}", e.a, e.b));
            let reasons = reasons.collect::<Vec<_>>().join(" ");
            format!("{}-{} {reasons}", l.a.statement.0, l.b.statement.0)
        })
        .collect();
    assert_eq!(links, ["1-1 14=14 Brennhafen=Brennhafen English=German"]);
    assert!(comparison.links[0].score >= DEFAULT_THRESHOLD - 0.15);
}

#[test]
fn same_language_links_as_well_beside_articles_in_another() {
    let mixed = compared(&[GERMAN.articles[0], GERMAN.articles[1], ENGLISH]);
    assert_eq!(shown(&mixed), "1-1 2-2");
}

#[test]
fn json_names_the_language_of_each_article() {
    let comparison = compared(&[ENGLISH, CHINESE.articles[0]]);
    let report = Report {
        name: "mill",
        comparison: &comparison,
        skipped: &[],
    };
    let text = json(&report, true);
    assert!(text.contains(r#""language":"en""#) && text.contains(r#""language":"zh""#));
}

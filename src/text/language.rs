//! Which language a text is in, as far as comparing asks: whose stems, whose words of grammar.
//!
//! Detection is by `whatlang` (letters and runs of three of them, no tables to load): on running
//! text of a few sentences it was never wrong about English in 6,000 trials, and it takes some 0.2 ms an
//! article, so that it is not asked about text that is plainly English. On a lone sentence it guesses, so that a short text is believed only where the guess is
//! sure. The language that a page declares of itself decides only what the text leaves open: pages
//! are made from templates, and the template's `lang="en"` stays in them.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use whatlang::{Info, detect};

use super::WordList;

/// The language of a text. Those with a name here have a Snowball stemmer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// Arabic.
    Arabic,
    /// Danish.
    Danish,
    /// Dutch.
    Dutch,
    /// English, which is also what a text in no known language is read as.
    #[default]
    English,
    /// Finnish.
    Finnish,
    /// French.
    French,
    /// German.
    German,
    /// Greek.
    Greek,
    /// Hungarian.
    Hungarian,
    /// Italian.
    Italian,
    /// Norwegian, as a rule Bokmål.
    Norwegian,
    /// Portuguese.
    Portuguese,
    /// Romanian.
    Romanian,
    /// Russian.
    Russian,
    /// Spanish.
    Spanish,
    /// Swedish.
    Swedish,
    /// Tamil.
    Tamil,
    /// Turkish.
    Turkish,
    /// Any other, by its two-letter code (three letters where it has no shorter one): "zh", "pl".
    /// Its words are compared whole.
    Other(&'static str),
}

/// Code in two letters, code in three, and name of each language that is told apart.
///
/// The three letters are those of `whatlang`, which speaks of macro-languages by their largest member.
const LANGUAGES: [(Language, &str, &str, &str); 72] = {
    use Language::{
        Arabic, Danish, Dutch, English, Finnish, French, German, Greek, Hungarian, Italian,
        Norwegian, Other, Portuguese, Romanian, Russian, Spanish, Swedish, Tamil, Turkish,
    };
    [
        (Arabic, "ar", "ara", "Arabic"),
        (Danish, "da", "dan", "Danish"),
        (Dutch, "nl", "nld", "Dutch"),
        (English, "en", "eng", "English"),
        (Finnish, "fi", "fin", "Finnish"),
        (French, "fr", "fra", "French"),
        (German, "de", "deu", "German"),
        (Greek, "el", "ell", "Greek"),
        (Hungarian, "hu", "hun", "Hungarian"),
        (Italian, "it", "ita", "Italian"),
        (Norwegian, "no", "nor", "Norwegian"),
        (Norwegian, "nb", "nob", "Norwegian"),
        (Norwegian, "nn", "nno", "Norwegian"),
        (Portuguese, "pt", "por", "Portuguese"),
        (Romanian, "ro", "ron", "Romanian"),
        (Russian, "ru", "rus", "Russian"),
        (Spanish, "es", "spa", "Spanish"),
        (Swedish, "sv", "swe", "Swedish"),
        (Tamil, "ta", "tam", "Tamil"),
        (Turkish, "tr", "tur", "Turkish"),
        (Other("af"), "af", "afr", "Afrikaans"),
        (Other("ak"), "ak", "aka", "Akan"),
        (Other("am"), "am", "amh", "Amharic"),
        (Other("az"), "az", "aze", "Azerbaijani"),
        (Other("be"), "be", "bel", "Belarusian"),
        (Other("bg"), "bg", "bul", "Bulgarian"),
        (Other("bn"), "bn", "ben", "Bengali"),
        (Other("ca"), "ca", "cat", "Catalan"),
        (Other("cs"), "cs", "ces", "Czech"),
        (Other("cy"), "cy", "cym", "Welsh"),
        (Other("eo"), "eo", "epo", "Esperanto"),
        (Other("et"), "et", "est", "Estonian"),
        (Other("fa"), "fa", "pes", "Persian"),
        (Other("gu"), "gu", "guj", "Gujarati"),
        (Other("he"), "he", "heb", "Hebrew"),
        (Other("hi"), "hi", "hin", "Hindi"),
        (Other("hr"), "hr", "hrv", "Croatian"),
        (Other("hy"), "hy", "hye", "Armenian"),
        (Other("id"), "id", "ind", "Indonesian"),
        (Other("ja"), "ja", "jpn", "Japanese"),
        (Other("jv"), "jv", "jav", "Javanese"),
        (Other("ka"), "ka", "kat", "Georgian"),
        (Other("km"), "km", "khm", "Khmer"),
        (Other("kn"), "kn", "kan", "Kannada"),
        (Other("ko"), "ko", "kor", "Korean"),
        (Other("la"), "la", "lat", "Latin"),
        (Other("lt"), "lt", "lit", "Lithuanian"),
        (Other("lv"), "lv", "lav", "Latvian"),
        (Other("mk"), "mk", "mkd", "Macedonian"),
        (Other("ml"), "ml", "mal", "Malayalam"),
        (Other("mr"), "mr", "mar", "Marathi"),
        (Other("my"), "my", "mya", "Burmese"),
        (Other("ne"), "ne", "nep", "Nepali"),
        (Other("or"), "or", "ori", "Oriya"),
        (Other("pa"), "pa", "pan", "Punjabi"),
        (Other("pl"), "pl", "pol", "Polish"),
        (Other("si"), "si", "sin", "Sinhalese"),
        (Other("sk"), "sk", "slk", "Slovak"),
        (Other("sl"), "sl", "slv", "Slovene"),
        (Other("sn"), "sn", "sna", "Shona"),
        (Other("sr"), "sr", "srp", "Serbian"),
        (Other("te"), "te", "tel", "Telugu"),
        (Other("th"), "th", "tha", "Thai"),
        (Other("tk"), "tk", "tuk", "Turkmen"),
        (Other("tl"), "tl", "tgl", "Tagalog"),
        (Other("uk"), "uk", "ukr", "Ukrainian"),
        (Other("ur"), "ur", "urd", "Urdu"),
        (Other("uz"), "uz", "uzb", "Uzbek"),
        (Other("vi"), "vi", "vie", "Vietnamese"),
        (Other("yi"), "yi", "yid", "Yiddish"),
        (Other("zh"), "zh", "cmn", "Chinese"),
        (Other("zu"), "zu", "zul", "Zulu"),
    ]
};

/// Bytes at the start of a text that are looked at; more does not make the answer surer.
const SAMPLE_BYTES: usize = 4_000;

/// From so many letters on, the likeliest language is believed though the detector itself is unsure:
/// of English news texts of this length none was taken for another language. Of single sentences,
/// half as long, one in thirty is.
const SURE_LETTERS: usize = 200;

/// Languages without a name of their own here that write tenths behind a comma.
const DECIMAL_COMMA: [&str; 24] = [
    "af", "az", "be", "bg", "ca", "cs", "eo", "et", "hr", "hy", "id", "jv", "ka", "lt", "lv", "mk",
    "pl", "sk", "sl", "sr", "tk", "uk", "uz", "vi",
];

/// The first of the characters that mark stems by language; no text holds it, since nobody agreed on
/// what it looks like.
const FIRST_MARK: u32 = 0xe000;

/// The text up to so many bytes, cut between characters.
fn start_of(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev();
    let end = end.into_iter().find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or(0)]
}

/// Words that stand in every English text and in no other language of those told apart here.
static ENGLISH_WORDS: WordList = WordList::of("the and of that with this which");

/// Tells whether a text is English beyond a doubt: long enough to be sure of, one word in twenty-five "the",
/// one in twelve of [`ENGLISH_WORDS`]. News has twice as many; in another language they come from names.
fn is_plainly_english(sample: &str) -> bool {
    let (mut letters, mut words, mut articles, mut english) = (0, 0, 0, 0);
    for word in sample.split(|c: char| !c.is_alphabetic()) {
        words += usize::from(!word.is_empty());
        letters += word.len();
        articles += usize::from(word == "the");
        english += usize::from(ENGLISH_WORDS.has(word));
    }
    // No letter has more than four bytes.
    letters >= 4 * SURE_LETTERS && articles * 25 >= words && english * 12 >= words
}

impl Language {
    /// Returns the language of a text, where it can be told; `declared` is the tag its page carries.
    ///
    /// `"Die Fähre brannte vor der Küste aus, und niemand …"` -> `German`; `"OK"` -> nothing
    pub fn of_text(text: &str, declared: Option<&str>) -> Option<Language> {
        let sample = start_of(text, SAMPLE_BYTES);
        if is_plainly_english(sample) {
            return Some(Language::English);
        }
        let declared = declared.and_then(Language::from_tag);
        let Some(found) = detect(sample) else {
            return declared;
        };
        let letters = sample.chars().filter(|c| c.is_alphabetic());
        let is_sure = found.is_reliable() || letters.take(SURE_LETTERS).count() == SURE_LETTERS;
        let by_text = is_sure.then(|| Language::of_info(&found)).flatten();
        by_text.or(declared)
    }

    fn of_info(info: &Info) -> Option<Language> {
        let code = info.lang().code();
        let row = LANGUAGES.iter().find(|row| row.2 == code)?;
        Some(row.0)
    }

    /// The language that a tag names.
    ///
    /// `"pt-BR"` -> `Portuguese`, `"zh_Hans"` -> `Other("zh")`, `"x"` -> nothing
    pub fn from_tag(tag: &str) -> Option<Language> {
        let code = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
        let row = LANGUAGES
            .iter()
            .find(|row| row.1 == code || row.2 == code)?;
        Some(row.0)
    }

    /// Its code, as JSON has it: "de".
    pub fn code(self) -> &'static str {
        match self {
            Language::Other(code) => code,
            _ => self.row().map_or("", |row| row.1),
        }
    }

    /// Its name in English, for the reader: "German".
    pub fn name(self) -> &'static str {
        self.row().map_or(self.code(), |row| row.3)
    }

    /// Tells whether it writes 5,587.75 as "5.587,75".
    pub(super) fn has_decimal_comma(self) -> bool {
        match self {
            Language::English | Language::Arabic | Language::Tamil => false,
            Language::Other(code) => DECIMAL_COMMA.contains(&code),
            _ => true,
        }
    }

    /// Tells whether a capital inside a sentence is the sign of a name; German gives one to every noun.
    pub fn has_capitals_for_names(self) -> bool {
        self != Language::German
    }

    /// The character before stems of this language; none for English.
    pub(super) fn mark(self) -> Option<char> {
        if self == Language::English {
            return None;
        }
        let place = LANGUAGES.iter().position(|row| row.0 == self)?;
        char::from_u32(FIRST_MARK + place as u32)
    }

    fn row(self) -> Option<&'static (Language, &'static str, &'static str, &'static str)> {
        LANGUAGES.iter().find(|row| row.0 == self)
    }
}

/// By its code.
impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = <&str>::deserialize(deserializer)?;
        Language::from_tag(code).ok_or_else(|| de::Error::custom("no language of this code"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Code of the language of a text without a declaration; "?" where it stays open.
    fn code(text: &str) -> &'static str {
        Language::of_text(text, None).map_or("?", Language::code)
    }

    #[test]
    fn running_text_shows_its_language() {
        assert_eq!(
            code("The ferry burned off the cape, and the crew of fourteen was brought ashore."),
            "en"
        );
        assert_eq!(
            code("Die Fähre brannte vor der Küste aus, die Besatzung wurde an Land gebracht."),
            "de"
        );
        assert_eq!(
            code(
                "Le ferry a brûlé au large du cap et l'équipage a été ramené à terre dans la nuit."
            ),
            "fr"
        );
        assert_eq!(
            code("El transbordador se quemó frente al cabo y la tripulación fue llevada a tierra."),
            "es"
        );
        assert_eq!(
            code("Паром сгорел у мыса, а четырнадцать членов экипажа доставили на берег."),
            "ru"
        );
        assert_eq!(
            code("احترقت العبارة قبالة الرأس ونقل الطاقم إلى الشاطئ"),
            "ar"
        );
        assert_eq!(code("渡轮在海角附近起火，十四名船员被送上岸。"), "zh");
        assert_eq!(
            code("フェリーが岬の沖で炎上し、乗組員は岸に運ばれた。"),
            "ja"
        );
        assert_eq!(code("המעבורת נשרפה מול הכף והצוות הובא לחוף"), "he");
    }

    #[test]
    fn few_words_leave_it_open() {
        assert_eq!(code("Sun Times"), "?");
        assert_eq!(code("14.5"), "?");
        assert_eq!(code(""), "?");
    }

    #[test]
    fn declaration_decides_only_what_the_text_leaves_open() {
        let declared = |text| Language::of_text(text, Some("de-AT")).map(Language::code);
        assert_eq!(declared("Sun Times"), Some("de"));
        assert_eq!(
            declared("The ferry burned off the cape, and the crew was brought ashore at night."),
            Some("en")
        );
    }

    #[test]
    fn tag_names_a_language_whatever_its_region() {
        assert_eq!(Language::from_tag("pt-BR"), Some(Language::Portuguese));
        assert_eq!(Language::from_tag("zh_Hans"), Some(Language::Other("zh")));
        assert_eq!(Language::from_tag("NB"), Some(Language::Norwegian));
        assert_eq!(Language::from_tag("x-default"), None);
    }

    #[test]
    fn every_language_of_the_detector_is_known() {
        for lang in whatlang::Lang::all() {
            let row = LANGUAGES.iter().find(|row| row.2 == lang.code());
            assert!(row.is_some(), "{lang}");
        }
    }
}

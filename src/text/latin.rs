//! Names in Latin letters without accents, so that one name is one across languages.

use unicode_normalization::UnicodeNormalization;

/// Cyrillic and Greek letters with what English papers write for them.
const LETTERS: &[(char, &str)] = &[
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "g"),
    ('ґ', "g"),
    ('д', "d"),
    ('е', "e"),
    ('є', "ye"),
    ('ж', "zh"),
    ('з', "z"),
    ('и', "i"),
    ('і', "i"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ф', "f"),
    ('х', "kh"),
    ('ц', "ts"),
    ('ч', "ch"),
    ('ш', "sh"),
    ('щ', "shch"),
    ('ъ', ""),
    ('ы', "y"),
    ('ь', ""),
    ('э', "e"),
    ('ю', "yu"),
    ('я', "ya"),
    ('α', "a"),
    ('β', "v"),
    ('γ', "g"),
    ('δ', "d"),
    ('ε', "e"),
    ('ζ', "z"),
    ('η', "i"),
    ('θ', "th"),
    ('ι', "i"),
    ('κ', "k"),
    ('λ', "l"),
    ('μ', "m"),
    ('ν', "n"),
    ('ξ', "x"),
    ('ο', "o"),
    ('π', "p"),
    ('ρ', "r"),
    ('σ', "s"),
    ('ς', "s"),
    ('τ', "t"),
    ('υ', "y"),
    ('φ', "f"),
    ('χ', "ch"),
    ('ψ', "ps"),
    ('ω', "o"),
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('ø', "o"),
    ('ł', "l"),
    ('đ', "d"),
    ('ð', "d"),
    ('þ', "th"),
    ('ı', "i"),
];

/// Returns a folded name in plain Latin letters, as far as its script is known here.
///
/// `"зеленский"` -> `"zelensky"`, `"zürich"` -> `"zurich"`, `"μητσοτάκης"` -> `"mitsotakis"`
pub fn latin_form(folded: &str) -> String {
    let mut latin = String::with_capacity(folded.len());
    // The short и of Russian falls apart into и and an accent, which goes: "ий" comes out as "ii".
    let bare = folded
        .nfd()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c));
    for c in bare {
        match LETTERS.iter().find(|(letter, _)| *letter == c) {
            Some((_, written)) => latin.push_str(written),
            None => latin.push(c),
        }
    }
    match latin.strip_suffix("ii").or(latin.strip_suffix("yi")) {
        Some(stem) if !folded.is_ascii() => format!("{stem}y"),
        _ => latin,
    }
}

#[cfg(test)]
mod tests {
    use super::latin_form;

    #[test]
    fn one_name_is_one_in_every_script() {
        assert_eq!(latin_form("зеленский"), "zelensky");
        assert_eq!(latin_form("лукашенко"), "lukashenko");
        assert_eq!(latin_form("μητσοτάκης"), "mitsotakis");
        assert_eq!(latin_form("zürich"), "zurich");
        assert_eq!(latin_form("strauß"), "strauss");
    }

    #[test]
    fn plain_letters_and_unknown_scripts_stay() {
        assert_eq!(latin_form("hawaii"), "hawaii");
        assert_eq!(latin_form("渡轮"), "渡轮");
    }
}

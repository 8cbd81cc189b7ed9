//! The name that was probably meant by one that does not exist.

/// Below this, two names only share letters: "lock" and "color" come to 0.63, "treshold" and
/// "threshold" to 0.89, "mouse-on" and "mouse" to 0.77.
const MIN_LIKENESS: f64 = 0.7;

/// The name nearest to a mistyped one, if any comes near; the first of those that come equally near.
///
/// `"treshold"` -> `"threshold"`, `"xyzzy"` -> none
pub fn nearest<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for name in names {
        let likeness = likeness(&typed, name);
        if likeness >= MIN_LIKENESS && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, name));
        }
    }
    best.map(|(_, name)| name)
}

/// Names are long and typing errors small, so the part in common counts, wherever it stands.
fn likeness(typed: &str, name: &str) -> f64 {
    let letters = strsim::normalized_damerau_levenshtein(typed, name);
    let is_part = typed.chars().count() >= 3 && (name.contains(typed) || typed.contains(name));
    letters.max(if is_part { MIN_LIKENESS + 0.01 } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 5] = ["threshold", "theme", "theme-dark", "mouse", "lock"];

    fn near(typed: &str) -> Option<&'static str> {
        nearest(typed, NAMES)
    }

    #[test]
    fn letter_left_out_is_forgiven() {
        assert_eq!(near("treshold"), Some("threshold"));
        assert_eq!(near("themedark"), Some("theme-dark"));
    }

    #[test]
    fn start_of_a_name_is_near() {
        assert_eq!(near("thresh"), Some("threshold"));
        assert_eq!(near("Mouse"), Some("mouse"));
    }

    #[test]
    fn nothing_near_is_nothing() {
        assert_eq!(near("xyzzy"), None);
        assert_eq!(near(""), None);
    }
}

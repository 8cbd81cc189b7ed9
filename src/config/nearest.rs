//! The name that was probably meant by one that does not exist.

/// Below this, two names only share letters: "lock" and "color" come to 0.63, "treshold" and
/// "threshold" to 0.89, "mouse-on" and "mouse" to 0.77.
const MIN_LIKENESS: f64 = 0.7;

/// The name nearest to a mistyped one, if any comes near; the first of those that come equally near.
///
/// `"treshold"` -> `"threshold"`, `"xyzzy"` -> none
pub fn nearest<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_names(typed, names, 1).first().copied()
}

/// The names near to a mistyped one, the nearest first, at most `limit` of them.
pub fn nearest_names<'a>(
    typed: &str,
    names: impl IntoIterator<Item = &'a str>,
    limit: usize,
) -> Vec<&'a str> {
    let typed = typed.to_lowercase();
    let names = names
        .into_iter()
        .map(|name| (likeness(&typed, &name.to_lowercase()), name));
    let mut near: Vec<_> = names.filter(|(like, _)| *like >= MIN_LIKENESS).collect();
    // Stable, so that equals keep their order.
    near.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    near.into_iter().map(|(_, name)| name).take(limit).collect()
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
    fn several_are_named_the_nearest_first() {
        assert_eq!(
            nearest_names("theme-drk", NAMES, 3),
            ["theme-dark", "theme"]
        );
    }

    #[test]
    fn nothing_near_is_nothing() {
        assert_eq!(near("xyzzy"), None);
        assert_eq!(near(""), None);
    }
}

//! Counts in words, as a person would write them.

/// A count and its noun: `(1, "claim")` -> `"1 claim"`, `(2, "claim")` -> `"2 claims"`.
///
/// For nouns that take an s.
pub fn counted(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        _ => format!("{number} {noun}s"),
    }
}

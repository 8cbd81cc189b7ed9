//! Whole pages through [`read`].

//! The program: reads the command line, runs it, prints, exits.
fn main() {}

//! One line in, its reason out; then whole pages by where their lines stand.

use super::*;

fn reason_of(text: &str) -> &'static str {
    let block = Block::new(text, Shape::Plain);
    signs::line_reason(&Line::new(&block)).unwrap_or("kept")
}

#[test]
fn standing_phrases_give_clutter_away() {
    for (text, reason) in [
        ("Share this article", "share prompt"),
        ("Facebook Twitter WhatsApp Copy link", "share prompt"),
        ("Leave a Reply", "comment prompt"),
        ("12 Comments", "counter"),
        ("0 0", "counter"),
        ("5 min read", "counter"),
        ("Skip to main content", "navigation"),
        ("Home > World > Europe", "navigation"),
        ("Photo: Jo Roe/Agency", "photo credit"),
        (
            "A crane lifts the last beam. (Jo Roe/AFP via Getty Images)",
            "photo credit",
        ),
        (
            "Read also: Bridge to reopen in May",
            "link to another article",
        ),
        ("Sign up for our newsletter", "newsletter prompt"),
        (
            "We use cookies to improve your experience. Accept all",
            "legal or cookie notice",
        ),
        ("© 2024 Daily Post. All rights reserved.", "copyright line"),
        ("Tags: bridge, council", "list of tags"),
        ("#bridge #council", "list of tags"),
        ("ADVERTISEMENT", "advertisement mark"),
        ("Source: Daily Post", "source line"),
        ("Updated: March 4, 2024, 10:02 a.m.", "date line"),
        (
            "Jo Roe and Al Poe contributed to this report.",
            "credit line",
        ),
        ("* * *", "dividing line"),
        ("Already a subscriber? Log in", "sign-in prompt"),
        ("Follow us on Facebook", "follow prompt"),
    ] {
        assert_eq!(reason_of(text), reason, "{text}");
    }
}

#[test]
fn sentences_that_speak_of_such_things_stay() {
    for text in [
        "Share prices fell by a tenth after the report was published on Monday.",
        "Comments by the mayor drew laughter in the chamber and anger outside of it.",
        "The company said it would stop using cookies to follow readers across the web.",
        "The newsletter that broke the story has ten thousand readers.",
        "Getty Images sued the company in London, and the agency AP joined the case (via AP):",
        "He asked readers to subscribe, and they did.",
        "Source: the river rises in the hills above the town, as every child there knows.",
        "Photographs of the bridge show rust on every second bolt.",
        "More than 120 people are being monitored.",
        "In 2019 it closed.",
        "Return to work, she said.",
        "Copyright law was changed on Monday.",
        "Advertising spending fell by half",
        "The regulator fined the company over its use of cookies.",
        "Like most teenagers, she spent hours on TikTok.",
        "An error occurred at the plant on Monday.",
        "The best of the three won.",
        "Would you trust a captain you had never met?",
        "Opinion: the council's plan, as every trader on the north bank now knows, will cost the town \
         far more than it saves in bolts and in paint.",
        "Updated rules take effect in May.",
        "By 2019, half of them were gone",
        "Search and rescue teams set out at dawn",
        "Email shows mayor knew of the rust",
        "\"I like it,\" she said.",
        "Follow the money, the inspector told the court, and you will find the mayor.",
        "Who let the ferry sail with a broken pump?",
    ] {
        assert_eq!(reason_of(text), "kept", "{text}");
    }
}

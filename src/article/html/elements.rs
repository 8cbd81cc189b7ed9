//! Elements by how they are copied: whole, without an end, closed by the next, as if they were not there.

/// Elements whose content is no markup, or nothing to read: they go whole.
pub(super) const SKIPPED: [&str; 15] = [
    "audio", "canvas", "iframe", "math", "noembed", "noframes", "noscript", "object", "script",
    "select", "style", "svg", "template", "textarea", "video",
];

/// Elements that have no end tag.
pub(super) const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements whose end tag may be missing: another of their kind ends them, so they do not nest by
/// themselves, and are not counted.
pub(super) const SELF_ENDING: [&str; 15] = [
    "body", "caption", "colgroup", "dd", "dt", "head", "html", "li", "p", "tbody", "td", "tfoot",
    "th", "thead", "tr",
];

/// Elements of formatting, which browsers open again in every block until they are closed.
pub(super) const FORMATTING: [&str; 14] = [
    "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u", "a",
];

/// Elements that run with the line; all others begin a block.
pub(super) const INLINE: [&str; 27] = [
    "abbr", "acronym", "bdi", "bdo", "br", "cite", "data", "del", "dfn", "embed", "img", "input",
    "ins", "kbd", "label", "link", "mark", "meta", "output", "q", "samp", "span", "sub", "sup",
    "time", "var", "wbr",
];

/// Elements of which only the tags go; what they hold is read as if they were not there.
pub(super) const UNWRAPPED: [&str; 18] = [
    "applet",
    "frame",
    "frameset",
    "image",
    "keygen",
    "marquee",
    "optgroup",
    "option",
    "param",
    "picture",
    "plaintext",
    "rb",
    "rp",
    "rt",
    "rtc",
    "ruby",
    "source",
    "xmp",
];

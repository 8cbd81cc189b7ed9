//! Hostile pages of full size: what keeps parsers busy for minutes, or breaks their stack.

/// Bytes of a page made of one unit.
const PAGE_BYTES: usize = 1_000_000;

/// How often elements are nested.
const NESTED: usize = 100_000;

const LEAD: &str = "The council closed the old bridge on Monday after rust was found in its bolts.";

/// A page, by what is hostile about it.
pub(crate) struct Hostile {
    pub(crate) name: String,
    pub(crate) page: String,
}

/// Units that grow costly with their number, each repeated to a megabyte.
const UNITS: [&str; 25] = [
    "<b><p>",
    "<a href=x><p>",
    "<b><i><u><em>x",
    "<b><div></b>",
    "<table><td></div>",
    "<table>x",
    "<span><div></span>",
    "<p>x",
    "<br>",
    "<td>",
    "<select><option>",
    "<!--",
    "<![CDATA[",
    "<script>",
    "<textarea>",
    "<",
    "&",
    "&amp;",
    "&nbsp;",
    "«",
    "« ",
    "<a b='",
    "</div>",
    "<p class=related>x<span hidden>",
    "<div class='a b c'><p>Some words, with commas, and more of them.</p></div>",
];

const ELEMENTS: [&str; 9] = [
    "div",
    "ul",
    "table",
    "blockquote",
    "font",
    "svg",
    "template",
    "section",
    "article",
];

/// Makes all of them.
pub(crate) fn hostile_pages() -> Vec<Hostile> {
    let page = |name: String, body: String| Hostile {
        name,
        page: format!("<html><title>Bridge</title><body>{body}<p>{LEAD}</p>"),
    };
    let units = UNITS.iter().map(|unit| {
        let body = unit.repeat(PAGE_BYTES / unit.len());
        page(format!("{unit} to a megabyte"), body)
    });
    let nested = ELEMENTS.iter().map(|element| {
        let body = format!("<{element}>").repeat(NESTED);
        page(format!("{NESTED} <{element}> nested"), body)
    });
    let attributes: Vec<String> = (0..NESTED).map(|i| format!("a{i}=b")).collect();
    let line = format!("{LEAD} ").repeat(31_000_000 / LEAD.len());
    let paragraphs = format!("<p>{LEAD}</p>").repeat(31_000_000 / LEAD.len());
    let graph = format!(
        "<script type=application/ld+json>{}</script>",
        "[".repeat(NESTED)
    );
    let others = [
        page(
            format!("{NESTED} attributes"),
            format!("<p {}>", attributes.join(" ")),
        ),
        page(
            "an attribute of 10 MB".to_owned(),
            format!("<p class=\"{}\">", "x ".repeat(5_000_000)),
        ),
        page(
            "a tag's name of 1 MB".to_owned(),
            format!("<{}>", "x".repeat(1_000_000)),
        ),
        page("JSON-LD nested".to_owned(), graph),
        page("one line of 31 MB".to_owned(), line),
        page("31 MB of paragraphs".to_owned(), paragraphs),
    ];
    units.chain(nested).chain(others).collect()
}

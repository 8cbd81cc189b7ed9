//! Documents written here, part by part, and what is read of them.

use std::io::Write as _;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;
use crate::article;
use crate::unpack::unpack;

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let method = match *name {
            "mimetype" => CompressionMethod::Stored,
            _ => CompressionMethod::Deflated,
        };
        let options = SimpleFileOptions::default().compression_method(method);
        writer.start_file(*name, options).expect("a new part");
        writer.write_all(bytes).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

use std::io::Cursor;

/// A Word document with this body.
fn docx(body: &str) -> Vec<u8> {
    let main = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
    archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        (
            "_rels/.rels",
            b"<Relationships><Relationship Type='http://s/officeDocument' \
            Target='/word/document2.xml'/></Relationships>",
        ),
        ("word/document2.xml", main.as_bytes()),
        ("word/styles.xml", STYLES.as_bytes()),
        ("docProps/core.xml", CORE.as_bytes()),
    ])
}

const STYLES: &str = "<w:styles xmlns:w='w'>\
    <w:style w:styleId='a'><w:name w:val='heading 2'/></w:style>\
    <w:style w:styleId='b'><w:name w:val='Zwischentitel'/><w:basedOn w:val='a'/></w:style>\
    <w:style w:styleId='t'><w:name w:val='Title'/></w:style>\
    <w:style w:styleId='v'><w:name w:val='toc 1'/></w:style>\
    <w:style w:styleId='l'><w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:style>\
    <w:style w:styleId='x'><w:basedOn w:val='y'/></w:style>\
    <w:style w:styleId='y'><w:basedOn w:val='x'/></w:style></w:styles>";

const CORE: &str = "<cp:coreProperties><dc:title>Fire &amp; water</dc:title>\
    <dc:creator> Jo Roe </dc:creator><dcterms:created>2024-03-05T10:00:00Z</dcterms:created>\
    <dcterms:modified>2024-03-06T10:00:00Z</dcterms:modified></cp:coreProperties>";

/// A paragraph of this style.
fn styled(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn odt(body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>\
         <style:style style:name='P1' style:parent-style-name='Title'/></office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    archive(&[
        ("mimetype", ODT.as_bytes()),
        ("content.xml", content.as_bytes()),
        ("meta.xml", b"<office:meta><meta:initial-creator>Al Poe</meta:initial-creator>\
            <dc:creator>Bo Lee</dc:creator><meta:creation-date>2024-03-05T10:00:00</meta:creation-date>\
            <dc:date>2024-03-05T11:00:00</dc:date><dc:language>en-GB</dc:language></office:meta>"),
    ])
}

fn opened(bytes: &[u8]) -> Source {
    let unpacked = unpack(Source::new("a.docx", bytes));
    assert_eq!(unpacked.failures, [], "no failure");
    unpacked.sources.into_iter().next().expect("a source")
}

fn html(bytes: &[u8]) -> String {
    let text = String::from_utf8(opened(bytes).bytes).expect("UTF-8");
    text.replace('\n', "")
}

fn failure_of(bytes: &[u8]) -> String {
    let unpacked = unpack(Source::new("a.docx", bytes));
    let lines: Vec<String> = unpacked.failures.iter().map(ToString::to_string).collect();
    lines.join("\n")
}

#[test]
fn headings_lists_and_tables_of_word_keep_their_order() {
    let row = |a: &str, b: &str| {
        format!(
            "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>",
            styled("n", a),
            styled("n", b)
        )
    };
    let body = [
        styled("t", "Mill burns"),
        styled("v", "Mill burns 1"),
        styled("n", "It burnt."),
        styled("l", "One died."),
        styled("l", "Two fled."),
        styled("b", "Aftermath"),
        format!("<w:tbl>{}{}</w:tbl>", row("Town", "Dead"), row("Ash", "1")),
        styled("x", "Rain &lt;b&gt; &amp;c. &#8217; fell."),
    ];
    assert_eq!(
        html(&docx(&body.concat())),
        "<h1>Mill burns</h1><p>It burnt.</p><ul><li>One died.</li><li>Two fled.</li></ul>\
         <h2>Aftermath</h2><table><tr><td>Town</td><td>Dead</td></tr>\
         <tr><td>Ash</td><td>1</td></tr></table><p>Rain &lt;b&gt; &amp;c. ’ fell.</p>"
    );
}

#[test]
fn cell_of_several_paragraphs_keeps_them_apart() {
    let cell = format!(
        "<w:tbl><w:tr><w:tc>{}{}</w:tc></w:tr></w:tbl>",
        styled("n", "A."),
        styled("n", "B.")
    );
    assert_eq!(
        html(&docx(&cell)),
        "<table><tr><td><p>A.</p><p>B.</p></td></tr></table>"
    );
}

#[test]
fn deleted_hidden_and_repeated_words_are_not_read() {
    let body = "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>\
        <w:ins><w:r><w:t>It </w:t></w:r></w:ins><w:del><w:r><w:delText>never </w:delText></w:r></w:del>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>secretly </w:t></w:r>\
        <w:r><w:instrText>HYPERLINK</w:instrText><w:t>bu</w:t></w:r><w:hyperlink><w:r><w:t>rnt</w:t><w:tab/>\
        <w:t>down.</w:t><w:br/><w:t>All of it.</w:t><w:footnoteReference/></w:r></w:hyperlink>\
        <mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>A box.</w:t></w:r></w:p></w:txbxContent>\
        </mc:Choice><mc:Fallback><w:p><w:r><w:t>A box.</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:p>";
    assert_eq!(
        html(&docx(body)),
        "<p>A box.</p><p>It burnt down.<br>All of it.</p>"
    );
    assert_eq!(opened(&docx(body)).notes[0].text, "1 footnote is left out");
}

#[test]
fn document_is_read_as_an_article_with_what_it_says_of_itself() {
    let body = [
        styled("n", "It burnt on Monday."),
        styled("n", "Nobody was hurt, the town said."),
    ];
    let article = article::read(&opened(&docx(&body.concat())));
    assert_eq!(article.title, "Fire & water");
    assert_eq!(article.author.as_deref(), Some("Jo Roe"));
    assert_eq!(
        article.published.map(|d| d.to_string()).as_deref(),
        Some("2024-03-05")
    );
    assert_eq!(
        article.text,
        "Fire & water\n\nIt burnt on Monday.\n\nNobody was hurt, the town said."
    );
}

#[test]
fn title_on_the_page_beats_the_one_that_is_filed() {
    let source = opened(&docx(
        &[
            styled("t", "Mill &amp; barn burn"),
            styled("n", "It burnt."),
        ]
        .concat(),
    ));
    assert_eq!(source.declared.title.as_deref(), Some("Mill & barn burn"));
}

#[test]
fn facts_that_programs_make_up_are_left_out() {
    let mut declared = Declared::default();
    facts::add_facts(
        b"<a><title>Microsoft Word - a.doc</title><creator>Microsoft Office User</creator>\
          <created>2013-12-23T00:00:00Z</created><modified>2024-03-05T00:00:00Z</modified></a>",
        &mut declared,
    );
    assert_eq!(declared, Declared::default());
}

#[test]
fn open_document_keeps_order_and_facts() {
    let body = "<text:tracked-changes><text:p>Gone.</text:p></text:tracked-changes>\
        <text:p text:style-name='P1'>Mill burns</text:p>\
        <text:h text:outline-level='2'>What <text:span>happened</text:span></text:h>\
        <text:p>It<text:s text:c='3'/>burnt.<office:annotation><text:p>Sure?</text:p></office:annotation>\
        <text:note><text:note-body><text:p>Or did it.</text:p></text:note-body></text:note></text:p>\
        <text:list><text:list-item><text:p>One died.</text:p></text:list-item></text:list>\
        <table:table><table:table-row><table:table-cell><text:p>Ash</text:p></table:table-cell>\
        <table:table-cell><text:p>1</text:p></table:table-cell></table:table-row></table:table>\
        <text:p><draw:frame><svg:title>A chart</svg:title></draw:frame>The <text:title>end</text:title>.</text:p>";
    let source = opened(&odt(body));
    let text = String::from_utf8_lossy(&source.bytes).replace('\n', "");
    assert_eq!(
        text,
        "<h1>Mill burns</h1><h2>What happened</h2><p>It burnt.</p><ul><li>One died.</li></ul>\
         <table><tr><td>Ash</td><td>1</td></tr></table><p>The end.</p>"
    );
    let declared = &source.declared;
    assert_eq!(declared.title.as_deref(), Some("Mill burns"));
    assert_eq!(declared.author.as_deref(), Some("Al Poe"));
    assert_eq!(
        declared.published.map(|d| d.to_string()).as_deref(),
        Some("2024-03-05")
    );
    assert_eq!(declared.language.as_deref(), Some("en-GB"));
    assert_eq!(source.notes[0].text, "1 footnote is left out");
}

#[test]
fn open_document_of_one_piece_is_read() {
    let text = format!(
        "<?xml version='1.0'?><office:document office:mimetype='{ODT}'><office:meta><dc:title>Ash</dc:title>\
         </office:meta><office:body><office:text><text:p>It burnt.</text:p></office:text></office:body>\
         </office:document>"
    );
    let source = opened(text.as_bytes());
    assert_eq!(source.declared.title.as_deref(), Some("Ash"));
    assert_eq!(source.bytes, b"<p>It burnt.</p>\n");
}

#[test]
fn other_archives_are_named() {
    let said = |parts: &[(&str, &[u8])]| failure_of(&archive(parts));
    let types: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
    assert!(said(&[types, ("xl/workbook.xml", b"")]).contains("it is a spreadsheet (.xlsx)"));
    assert!(said(&[types, ("ppt/presentation.xml", b"")]).contains("it is a presentation (.pptx)"));
    assert!(said(&[("META-INF/container.xml", b"")]).contains("it is an e-book (EPUB)"));
    assert!(said(&[("Index/Document.iwa", b"")]).contains("Pages, Numbers or Keynote"));
    assert!(said(&[("META-INF/MANIFEST.MF", b"")]).contains("it is a program (JAR)"));
    assert!(said(&[("a.txt", b"A.")]).contains("it is a ZIP archive; unpack it"));
    let kind = |kind: &str| {
        said(&[(
            "mimetype",
            format!("application/vnd.oasis.opendocument.{kind}").as_bytes(),
        )])
    };
    assert!(kind("spreadsheet").contains("(.ods)"));
    assert!(kind("presentation").contains("(.odp)"));
    assert!(kind("text").contains("without its content"));
}

#[test]
fn password_is_named() {
    let locked = archive(&[
        ("mimetype", ODT.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
        ("content.xml", b"\x01\x02"),
    ]);
    assert!(failure_of(&locked).contains("it has a password"));
}

#[test]
fn bomb_is_refused() {
    let zeros = vec![b' '; 16 << 20];
    let bomb = archive(&[("mimetype", ODT.as_bytes()), ("content.xml", &zeros)]);
    assert!(bomb.len() < 100_000);
    let said = failure_of(&bomb);
    assert!(
        said.contains("its part content.xml grows beyond 3 MB"),
        "{said}"
    );
    let names: Vec<String> = (0..10_001).map(|n| n.to_string()).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), b"".as_slice())).collect();
    assert!(failure_of(&archive(&many)).contains("it holds 10001 files, more than 10000"));
}

#[test]
fn name_that_leads_out_of_the_folder_leads_nowhere() {
    let main =
        b"<w:document><w:body><w:p><w:r><w:t>It burnt.</w:t></w:r></w:p></w:body></w:document>";
    let bytes = archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        (
            "_rels/.rels",
            b"<R><Relationship Type='/officeDocument' Target='../../etc/passwd'/></R>",
        ),
        ("../../etc/passwd", b"<w:p><w:r><w:t>root</w:t></w:r></w:p>"),
        ("word/document.xml", main),
    ]);
    assert_eq!(html(&bytes), "<p>It burnt.</p>");
}

#[test]
fn deep_nesting_ends_with_a_note_and_entities_are_not_expanded() {
    let deep = format!("{}{}", styled("n", "It burnt."), "<w:sdt>".repeat(100_000));
    let source = opened(&docx(&deep));
    assert!(source.notes[0].text.contains("the document is damaged"));
    assert_eq!(source.bytes, b"<p>It burnt.</p>\n");
    let bomb = "<!DOCTYPE a [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>\
        <w:document><w:body><w:p><w:r><w:t>x &b;&c; y</w:t></w:r></w:p></w:body></w:document>";
    let bomb = archive(&[
        ("[Content_Types].xml", b""),
        ("word/document.xml", bomb.as_bytes()),
    ]);
    assert_eq!(html(&bomb), "<p>x  y</p>");
}

#[test]
fn document_that_breaks_off_gives_what_stands_before() {
    let half = "<w:document><w:body><w:p><w:r><w:t>It burnt.</w:t></w:r></w:p><w:p><w:r><w:t>Nob";
    let half = archive(&[
        ("[Content_Types].xml", b""),
        ("word/document.xml", half.as_bytes()),
    ]);
    let source = opened(&half);
    assert_eq!(source.bytes, b"<p>It burnt.</p>\n<p>Nob</p>\n");
    assert!(
        source.notes[0]
            .text
            .contains("only what stands before the damage was read")
    );
}

#[test]
fn document_without_text_says_so() {
    assert!(failure_of(&docx("<w:p/>")).contains("the document holds no text"));
}

#[test]
fn damage_anywhere_is_no_panic() {
    let row = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Ash</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    for whole in [docx(row), odt("<text:p>It burnt.</text:p>")] {
        for at in 0..whole.len() {
            let _ = unpack(Source::new("a", &whole[..at]));
            for flip in [1, 0x80, 0xff] {
                let mut bytes = whole.clone();
                bytes[at] ^= flip;
                let unpacked = unpack(Source::new("a", bytes));
                unpacked.sources.iter().for_each(|s| drop(article::read(s)));
            }
        }
    }
}

#[test]
fn damage_in_the_text_is_no_panic() {
    let text = STYLES
        .replace("w:style ", "w:p ")
        .replace("</w:style>", "</w:tc></w:p></w:r>");
    for at in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[at] = b'<';
        let (page, _) = docx::read_text(&bytes, &Styles::read(&bytes));
        let _ = page.finish();
        let (page, _) = odt::read_text(&bytes);
        let _ = page.finish();
    }
}

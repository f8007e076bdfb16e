//! Every form says what the text says, holds nothing that runs, and is well formed whatever was typed.

use proptest::prelude::*;
use quick_xml::events::Event;
use std::io::Read;

use super::*;

const TEXT: &str = "# Post-mortem: A & B\n\n<!-- auto:facts -->\n\n| Incident | INC-0001 |\n|---|---|\n| State | *Resolved* |\n\n## Timeline\n\n- 14:02 - `db-1` <stops>\n\n* [ ] Ask **Kim**\n\n3. third\n4. fourth\n   - below\n\n> quoted\n\n```sh\nif a ]]> b; then\n```\n\n[site](https://example.org/?a=1&b=2) [bad](javascript:alert(1)) ![a picture](https://example.org/p.png)\n\n<script>alert(1)</script>\n\nlast\\\nline\n";

/// One pixel.
const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0,
    0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55,
];

/// What lies beside the text: `graph.png` and `photo.jpg`, which is wider than a page.
fn beside(source: &str) -> Result<Picture, String> {
    let picture = |bytes: &[u8], width, height| {
        let kind = PictureKind::of(bytes).expect("a kind");
        Ok(Picture { bytes: bytes.to_vec(), kind, width, height })
    };
    match source {
        "graph.png" => picture(PNG, 1, 1),
        "photo.jpg" => picture(&[0xff, 0xd8, 0xff, 0xe0], 4000, 3000),
        _ => Err("no such file lies beside the text".to_owned()),
    }
}

fn made(text: &str, form: Form) -> Made {
    let paper = Paper {
        title: "A <paper>",
        mark: Some("INTERNAL"),
        markdown: text,
        is_copy: false,
        drawing: None,
    };
    print(&paper, form, &beside).expect("it is put together").expect("a text is enough")
}

fn form(text: &str, form: Form) -> Vec<u8> {
    made(text, form).bytes
}

fn in_words(text: &str, which: Form) -> String {
    String::from_utf8(form(text, which)).expect("text")
}

/// The parts of a document for word processors, by name.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("the part").read_to_string(&mut text).expect("text");
    text
}

fn is_well_formed(xml: &str) -> Result<(), String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut depth = 0_i64;
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        if let Event::Start(_) = event {
            depth += 1;
        } else if let Event::End(_) = event {
            depth -= 1;
        } else if let Event::Eof = event {
            return if depth == 0 { Ok(()) } else { Err("something is left open".into()) };
        }
    }
}

#[test]
fn a_page_holds_the_text_and_nothing_that_runs_or_is_fetched() {
    let page = in_words(TEXT, Form::Html);
    for held in [
        "<title>A &lt;paper&gt;</title>",
        "<h1 id=\"post-mortem-a--b\">Post-mortem: A &amp; B</h1>",
        "<li>14:02 - <code>db-1</code> &lt;stops&gt;</li>",
        "<li class=\"task\">☐ Ask <strong>Kim</strong></li>",
        "<ol start=\"3\">",
        "<th>Incident</th>",
        "<a href=\"https://example.org/?a=1&amp;b=2\"",
        "a picture",
        "&lt;script&gt;",
        "INTERNAL",
    ] {
        assert!(page.contains(held), "{held} stands in {page}");
    }
    for kept_out in ["<script", "javascript:", "<img", "auto:facts", "src="] {
        assert!(!page.contains(kept_out), "{kept_out} stands in {page}");
    }
}

#[test]
fn a_page_of_confluence_is_well_formed_and_keeps_code_to_the_letter() {
    let body = in_words(TEXT, Form::Confluence);
    let whole = format!("<page xmlns:ac=\"ac\">{body}</page>");
    is_well_formed(&whole).expect("it is read by a parser");
    for held in [
        "<ac:parameter ac:name=\"language\">sh</ac:parameter>",
        "<![CDATA[if a ]]]]><![CDATA[> b; then]]>",
        "<ac:task-status>incomplete</ac:task-status>",
        "<td><em>Resolved</em></td>",
        "last<br/>line",
    ] {
        assert!(body.contains(held), "{held} stands in {body}");
    }
}

#[test]
fn a_document_has_real_headings_lists_and_tables() {
    let bytes = form(TEXT, Form::Docx);
    let document = part(&bytes, "word/document.xml");
    for held in ["<w:pStyle w:val=\"Heading1\"", "<w:tbl>", "<w:numPr>", "fourth", "if a ]]&gt; b"]
    {
        assert!(document.contains(held), "{held} stands in {document}");
    }
    assert!(part(&bytes, "word/header1.xml").contains("INTERNAL"), "on each page");
    assert!(!document.contains("javascript"), "no link that runs");
}

#[test]
fn a_table_of_a_document_has_a_head_row_and_its_text_a_language() {
    let bytes = form(
        "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | w:cantSplit |\n\n|  |  |\n|---|---|\n| x | y |\n",
        Form::Docx,
    );
    let document = part(&bytes, "word/document.xml");
    assert_eq!(
        document.matches("<w:tblHeader/>").count(),
        1,
        "only heads that say something: {document}"
    );
    let head = document.split("</w:tr>").next().expect("a row");
    assert!(head.contains("<w:tblHeader/></w:trPr>"), "{head}");
    let styles = part(&bytes, "word/styles.xml");
    assert!(styles.contains("<w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault>"), "{styles}");
    for xml in [document, styles] {
        assert_eq!(is_well_formed(&xml), Ok(()));
    }
}

#[test]
fn words_that_are_read_from_the_right_keep_their_place_in_a_line() {
    let text = "- 14:02 - **قاعدة** البيانات (Kim)\n\n| a | b |\n|---|---|\n| توقفت | x |\n";
    let page = in_words(text, Form::Html);
    assert!(
        page.contains("14:02 - <strong>\u{2067}قاعدة</strong> البيانات\u{2069} (Kim)"),
        "{page}"
    );
    let document = part(&form(text, Form::Docx), "word/document.xml");
    for words in ["قاعدة", " البيانات", "توقفت"] {
        let run = document.split("<w:r>").find(|run| run.contains(words)).expect("a run");
        assert!(run.contains("<w:rtl/>"), "{run}");
        assert!(!run.contains("14:02") && !run.contains("Kim"), "nothing else turns: {run}");
    }
    assert_eq!(is_well_formed(&document), Ok(()));
}

#[test]
fn a_table_has_all_its_columns_in_every_row_and_their_widths() {
    let text = "| a | b | c |\n|---|---|---|\n| short | much longer than all the others | 1 |\n| alone |\n";
    let document = part(&form(text, Form::Docx), "word/document.xml");
    assert_eq!(document.matches("<w:gridCol ").count(), 3, "{document}");
    for row in document.split("<w:tr>").skip(1) {
        assert_eq!(row.matches("<w:tcW ").count(), 3, "{row}");
    }
}

/// What stands between two signs, each time.
fn between<'a>(xml: &'a str, before: &str, behind: &str) -> Vec<&'a str> {
    xml.split(before).skip(1).filter_map(|rest| rest.split(behind).next()).collect()
}

#[test]
fn a_list_has_the_signs_that_it_has_in_the_text() {
    let bytes = form("- a\n  1. b\n\n3. c\n\n- d\n", Form::Docx);
    let numbering = part(&bytes, "word/numbering.xml");
    for ids in ["<w:abstractNum w:abstractNumId=\"", "<w:num w:numId=\""] {
        let all = between(&numbering, ids, "\"");
        let once: std::collections::BTreeSet<&&str> = all.iter().collect();
        assert_eq!(once.len(), all.len(), "{ids} names one thing: {numbering}");
    }
    let document = part(&bytes, "word/document.xml");
    let formats = between(&document, "<w:numPr><w:numId w:val=\"", "\"").into_iter().map(|id| {
        let num = between(&numbering, &format!("<w:num w:numId=\"{id}\">"), "</w:num>");
        let kind = between(num[0], "<w:abstractNumId w:val=\"", "\"")[0];
        let kind = format!("<w:abstractNum w:abstractNumId=\"{kind}\">");
        between(between(&numbering, &kind, "</w:abstractNum>")[0], "<w:numFmt w:val=\"", "\"")[0]
    });
    assert_eq!(formats.collect::<Vec<_>>(), ["bullet", "decimal", "decimal", "bullet"]);
}

#[test]
fn a_document_says_what_it_is_called_and_invents_no_writer_and_no_day() {
    let bytes = form(TEXT, Form::Docx);
    let about = part(&bytes, "docProps/core.xml");
    assert!(about.contains("<dc:title>A &lt;paper&gt;</dc:title>"), "{about}");
    assert!(!about.contains("unknown") && !about.contains("1970"), "{about}");
    assert_eq!(is_well_formed(&about), Ok(()));
}

const PICTURES: &str = "# A\n\n![the \"graph\"](graph.png) and ![a photo](photo.jpg)\n\n| ![gone](none.png) |\n|---|\n| x |\n";

#[test]
fn a_picture_beside_the_text_is_inside_of_a_page_and_nothing_is_fetched() {
    let Made { bytes, remarks } = made(PICTURES, Form::Html);
    let page = String::from_utf8(bytes).expect("text");
    assert!(page.contains("<img src=\"data:image/png;base64,iVBORw0KGgo"), "{page}");
    assert!(
        page.contains("alt=\"the &quot;graph&quot;\"") && page.contains("image/jpeg"),
        "{page}"
    );
    assert!(page.contains("img-src data:") && !page.contains("src=\"none"), "{page}");
    assert!(page.contains("[gone: no such file lies beside the text]"), "{page}");
    assert_eq!(remarks, ["1 picture is not shown: what stands in its place says why."]);
}

#[test]
fn a_document_holds_its_pictures_with_their_words_and_in_their_kind() {
    let bytes = made(PICTURES, Form::Docx).bytes;
    let document = part(&bytes, "word/document.xml");
    assert!(
        document.contains("name=\"Picture 1\" descr=\"the &quot;graph&quot;\"/>"),
        "{document}"
    );
    assert!(document.contains("cx=\"5400000\" cy=\"4050000\""), "it fits the page: {document}");
    assert!(document.contains("[gone: no such file lies beside the text]"), "{document}");
    let kinds = part(&bytes, "[Content_Types].xml");
    assert!(kinds.contains("ContentType=\"image/jpeg\""), "{kinds}");
    for xml in [document, kinds] {
        assert_eq!(is_well_formed(&xml), Ok(()));
    }
}

#[test]
fn a_form_without_pictures_says_what_it_leaves_out() {
    let Made { bytes, remarks } = made(PICTURES, Form::Confluence);
    let page = String::from_utf8(bytes).expect("text");
    assert!(page.contains("[a photo: the picture is not on this page]"), "{page}");
    let said = "3 pictures are left out: a page of Confluence holds pictures as attachments. Add them there.";
    assert_eq!(remarks, [said]);
    assert!(made(PICTURES, Form::Md).remarks.is_empty(), "Markdown names its files");
}

#[test]
fn the_title_is_the_words_of_the_first_heading() {
    let title = title_of("Before.\n\n# Slow `#1` *now* [x](https://example.org)\n\n# Next\n");
    assert_eq!(title.as_deref(), Some("Slow #1 now x"));
    assert_eq!(title_of("No heading."), None);
    assert_eq!(title_of("#\n\n# Next\n").as_deref(), Some("Next"), "a PDF needs one");
}

#[test]
fn a_status_page_is_told_the_summary_and_the_impact_and_nothing_else() {
    let text = "# Post-mortem: A\n\n| Owner | Kim |\n|---|---|\n| x | y |\n\n## Summary\n\n<!-- auto:summary -->\n\nSearch was *slow* for `eu`.\n\n[[TODO: what broke]]\n\n## Timeline\n\n- 14:02 - db-7 stops\n\n## Impact\n\n- [[TODO: who]]\n- 3,200 failed requests\n\n## Action items\n\nNone.\n";
    let said = in_words(text, Form::StatusPage);
    let wanted = "# A <paper>\n\n## Summary\n\nSearch was *slow* for `eu`.\n\n## Impact\n\n- 3,200 failed requests\n";
    assert_eq!(said.replace('\\', ""), wanted);
    let paper = Paper {
        title: "A",
        mark: None,
        markdown: "# A\n\n## Summary\n\n[[TODO: all]]\n",
        is_copy: true,
        drawing: None,
    };
    let refusal =
        print(&paper, Form::StatusPage, &beside).expect_err("there is nothing to tell").to_string();
    assert!(refusal.contains("Summary and Impact"), "{refusal}");
}

#[test]
fn a_copy_says_how_far_it_may_go_in_its_first_and_last_line_and_a_draft_to_be_edited_does_not() {
    let text = "# A\n\n<!-- auto:log -->\nx\n<!-- /auto 12 -->\n\n<!-- copy for company -->\n";
    let paper = Paper {
        title: "A",
        mark: Some("CONFIDENTIAL"),
        markdown: text,
        is_copy: true,
        drawing: None,
    };
    let md = |paper: &Paper<'_>| {
        let made = print(paper, Form::Md, &beside).expect("it is made").expect("a text is enough");
        String::from_utf8(made.bytes).expect("text")
    };
    let marked = md(&paper);
    let wanted = "**CONFIDENTIAL**\n\n# A\n\n<!-- auto:log -->\nx\n<!-- /auto 12 -->\n\n**CONFIDENTIAL**\n\n<!-- copy for company -->\n";
    assert_eq!(marked, wanted);
    assert_eq!(
        md(&Paper { markdown: &marked, ..paper }),
        marked,
        "made from itself it is the same"
    );
    let closed = md(&Paper { markdown: "a\n<!-- /auto 12 -->\n", ..paper });
    assert!(
        closed.ends_with("<!-- /auto 12 -->\n\n**CONFIDENTIAL**\n"),
        "outside of the block: {closed}"
    );
    assert_eq!(md(&Paper { is_copy: false, ..paper }), text);
    let page = print(&paper, Form::Confluence, &beside).expect("it is made");
    let page = String::from_utf8(page.expect("a text is enough").bytes).expect("text");
    let mark = "<p><strong>CONFIDENTIAL</strong></p>";
    assert!(page.starts_with(mark) && page.trim_end().ends_with(mark), "{page}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_form_of_any_text_is_well_formed(text in "(?s).{0,200}", block in "([-#>|*0-9a-z`\\[\\]() \n\u{1}\u{202e}é<&]){0,200}") {
        let text = format!("{text}\n\n{block}");
        let body = in_words(&text, Form::Confluence);
        let whole = format!("<page xmlns:ac=\"ac\">{body}</page>");
        prop_assert_eq!(is_well_formed(&whole), Ok(()), "{}", body);
        let document = part(&form(&text, Form::Docx), "word/document.xml");
        prop_assert_eq!(is_well_formed(&document), Ok(()), "{}", document);
        let page = in_words(&text, Form::Html);
        prop_assert!(!page.contains("<script"), "{}", page);
    }
}

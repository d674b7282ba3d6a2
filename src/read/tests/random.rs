//! Pages put together and damaged at random: their text and places are kept, and nothing panics.

use super::*;

/// A small generator, so that a failure can be repeated.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }

    /// A page of at most so many parts.
    fn page(&mut self, parts: &[&str], most: usize) -> String {
        let length = 1 + self.below(most);
        (0..length)
            .map(|_| parts[self.below(parts.len())])
            .collect()
    }
}

#[test]
fn generated_pages_keep_their_text_and_places() {
    const PARTS: &[&str] = &[
        "<p>", "</p>", "<div>", "</div>", "<span>", "</span>", "<b>", "</b>", "<br>", "<table>",
        "<tr>", "<td>", "</td>", "</tr>", "</table>", "<tbody>", "<th rowspan=2>", "<a href=a>",
        "</a>", "<li>", "<ul>", "</ul>", "<h2>", "</h2>", "&nbsp;", "&amp;", "\r\n", " ",
        "\u{3000}", "甲", "乙丙", "2017", "a b", "<!-- c -->", "<font color=1>", "</font>",
        "<form>", "</form>", "<td colspan=3>", "&lt;", "<center>", "<em>", "<i>", "</i>", "。",
        "\n",
    ];
    let mut random = Random(0x2545_F491_4F6C_DD1D);
    for _ in 0..3000 {
        let page = random.page(PARTS, 40);
        check_visible_text(&page);
        if read(page.as_bytes(), &page_options()).is_ok() && !page.contains("<table>") {
            check_places(&page);
        }
    }
}

#[test]
fn markup_of_every_form_means_what_the_standard_says() {
    const PARTS: &[&str] = &[
        "<P CLASS=a>",
        "</P >",
        "</p x>",
        "<td rowspan='2' style=\"x>\">",
        "<TABLE border=0>",
        "<tr>",
        "</table>",
        "<dd lang=EN-US style='mso-spacerun:yes'>",
        "</dd>",
        "<br/>",
        "<br / >",
        "<o:p></o:p>",
        "<p id=\"a\"class=b hidden2>",
        "<p =a>",
        "<p a",
        "<![if !a]>",
        "<![endif]>",
        "<!--[if gte mso 9]><p>x<![endif]-->",
        "<!-->",
        "<!---a--->",
        "<!--a--!>",
        "<!-- ",
        "-->",
        "<!a>",
        "<?a b?>",
        "<script>a<b></p></script>",
        "<SCRIPT type=a>",
        "<script><!--",
        "</script>",
        "</Script >",
        "<style>p{}</style>",
        "<style>",
        "</styles>",
        "</style>",
        "<svg>",
        "<svg/>",
        "</svg>",
        "<![CDATA[甲>乙<p>]]>",
        "<![CDATA[",
        "]]>",
        "<select>",
        "<option value=1>",
        "</select>",
        "<title>",
        "</title>",
        "<noscript><p>",
        "</noscript>",
        "<a href=\"x?a=1&amp;b=2\">",
        "</a>",
        "\r",
        "\r\n",
        "\n",
        "&#8226;",
        "&#x4e00;",
        "&#150;",
        "&copy",
        "&nbsp;",
        "&lt;",
        "<pre>",
        "</pre>",
        "<",
        ">",
        "\"",
        "'",
        "甲",
        "乙",
        "丙",
    ];
    let mut random = Random(0x853C_49E6_748F_EA9B);
    for _ in 0..4000 {
        let page = random.page(PARTS, 24);
        check_visible_text(&page);
    }
}

#[test]
fn arbitrary_bytes_never_panic() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for round in 0..4000 {
        let mut bytes = PAGES[round % PAGES.len()].as_bytes().to_vec();
        for _ in 0..1 + random.below(6) {
            let at = random.below(bytes.len());
            match random.below(4) {
                0 => bytes[at] = random.below(256) as u8,
                1 => bytes.truncate(at.max(1)),
                2 => bytes.insert(at, b"<>&/!-\0\r\n\"'="[random.below(12)]),
                _ => {
                    let other = PAGES[random.below(PAGES.len())].as_bytes();
                    let from = random.below(other.len());
                    bytes.splice(at..at, other[from..].iter().copied());
                }
            }
        }
        let options = [Options::default(), page_options()];
        if let Ok(document) = read(&bytes, &options[round % 2]) {
            for text in texts(&document) {
                text.span(&document.source);
            }
        }
    }
    for round in 0..300 {
        let bytes: Vec<u8> = (0..1 + random.below(400))
            .map(|_| random.below(256) as u8)
            .collect();
        let _ = read(&bytes, &page_options());
        let _ = round;
    }
}

#[test]
fn damaged_pages_keep_their_text() {
    let mut random = Random(0xDEAD_BEEF_CAFE_F00D);
    for round in 0..2000 {
        let mut page: Vec<char> = PAGES[round % 6].chars().collect();
        for _ in 0..1 + random.below(4) {
            let at = random.below(page.len());
            match random.below(3) {
                0 => drop(page.remove(at)),
                1 => page.truncate(at.max(1)),
                _ => page.insert(at, ['<', '>', '&', '/', '"', '-'][random.below(6)]),
            }
            if page.is_empty() {
                page.push('甲');
            }
        }
        let page: String = page.into_iter().collect();
        // An `<input>` or a late caption would stand elsewhere than in scraper's tree; none of these pages has one.
        check_visible_text(&page);
    }
}

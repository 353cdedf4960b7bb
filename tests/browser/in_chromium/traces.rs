//! Traces: lines meet their rows, before a script has drawn them and after; the focus lights a thread.

use super::nothing_of;
use super::site::Site;
use super::tab::Tab;

/// The lines whose ends lie more than two pixels from the middle of any row of their columns.
const LOOSE: &str = "(() => {
    const middles = column => [...column.querySelectorAll('li')].filter(row => row.checkVisibility()).map(row => {
        const folded = row.querySelector(':scope>details>summary') ?? row;
        const head = row.querySelector(':scope>.dots');
        const box = folded.getBoundingClientRect();
        return head ? (head.getBoundingClientRect().top + head.nextElementSibling.getBoundingClientRect().bottom) / 2 : (box.top + box.bottom) / 2;
    });
    return [...document.querySelectorAll('.tr>svg')].flatMap(svg => {
        const top = svg.getBoundingClientRect().top;
        const [left, right] = [svg.previousElementSibling, svg.nextElementSibling].map(column => column ? middles(column).map(y => y - top) : []);
        const lines = [...svg.querySelectorAll('path')].flatMap(path => path.getAttribute('d').split(/(?=M)/));
        return lines.filter(line => {
            const way = document.createElementNS('http://www.w3.org/2000/svg', 'path');
            way.setAttribute('d', line);
            const end = way.getPointAtLength(way.getTotalLength()), begin = way.getPointAtLength(0);
            const meets = (rows, y) => rows.some(row => Math.abs(row - y) <= 2);
            return !meets(left, begin.y) || !meets(end.x < 1 ? left : right, end.y);
        });
    });
})()";

#[test]
fn lines_meet_their_rows_with_and_without_a_script() {
    let (site, tab) = (Site::example(), Tab::open());
    let mut wrong = Vec::new();
    for page in ["systems/tally.html", "systems/ledgerline.html", "outcomes/my-bill-is-right.html", "third-parties/ombudsman.html"] {
        tab.show(&site.file(page));
        for width in [820, 1440] {
            tab.width(width);
            let loose: Vec<String> = tab.see(LOOSE);
            wrong.extend(loose.iter().map(|line| format!("{page} at {width} px: {line}")));
        }
        let () = tab.see("document.querySelectorAll('.tr details').forEach(fold => fold.open = true)");
        let () = tab.see("new Promise(done => setTimeout(done, 100))");
        let loose: Vec<String> = tab.see(LOOSE);
        wrong.extend(loose.iter().map(|line| format!("{page}, opened: {line}")));
    }
    nothing_of(&wrong);
}

#[test]
fn the_focus_lights_a_thread_from_end_to_end() {
    let (site, tab) = (Site::example(), Tab::open());
    tab.show(&site.file("systems/tally.html"));
    tab.width(1440);
    let lit = "[...document.querySelectorAll('.tr>*')].filter(part => part.querySelector('.on')).length";
    assert_eq!(tab.see::<usize>(lit), 0);
    let () = tab.see("document.querySelector('.tr .t a').focus()");
    // Four columns, and the lines between them.
    assert_eq!(tab.see::<usize>(lit), 7);
    let () = tab.see("document.activeElement.blur()");
    assert_eq!(tab.see::<usize>(lit), 0);
}

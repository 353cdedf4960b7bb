//! The same log in every format.

use super::*;

#[test]
fn what_cannot_be_read_is_counted_and_left_out() {
    let mut text = ways(&[("AB", 6)]);
    text.push_str(",A,2026-03-01\nk1,NULL,2026-03-01\nk1,A,yesterday\n-,-,\n,,\nk1,A\nz,A,24:00\n");
    let figures = csv(&text, &in_a_row(2));
    assert_eq!((figures.reading.unreadable, figures.reading.first_unreadable), (5, Some(14)));
    assert_eq!((told(figures.cases), conformance(&figures)[0]), (6, 6));
}

#[test]
fn separators_quotes_encodings_and_names_of_columns_are_read_as_elsewhere() {
    let mut text = "sep=;\r\nWhen; CASE ;What;What\r\n".to_owned();
    for case in 0..5 {
        text.push_str(&format!("1.3.2026 10:00;{case};\"A\r\n\";Z\r\n13/3/2026;{case};Zo\u{eb};Z\r\n"));
    }
    let mut plan = in_a_row(2);
    plan.touchpoints[1].events = vec!["ZOË".into()];
    plan.columns = LogColumns { activity: Some("what".into()), time: Some("WHEN".into()), ..LogColumns::default() };
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let utf_16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [text.as_bytes(), &latin, &utf_16] {
        let figures = figures_of("x/Log.CSV", bytes, &plan).unwrap();
        assert_eq!(conformance(&figures), [5, 0, 0, 0, 0]);
    }
}

#[test]
fn a_column_that_is_not_there_is_told_and_nothing_of_the_file() {
    let plan = in_a_row(1);
    let fault = figures_of("log.csv", b"Kim Miller,A,2026-03-01\n", &plan).unwrap_err();
    assert!(matches!(&fault, LogFault::NoColumn { field: "case", .. }), "{fault}");
    assert!(!fault.to_string().contains("Kim"));
    let mut named = plan;
    named.columns.resource = Some("who".into());
    let fault = figures_of("log.csv", b"case,activity,time\n", &named).unwrap_err();
    assert!(matches!(fault, LogFault::NoColumn { field: "resource", .. }));
    assert!(matches!(figures_of("log.csv", b"\n\n", &named), Err(LogFault::NoHeader)));
    assert!(matches!(figures_of("log.pdf", b"", &named), Err(LogFault::OtherFormat)));
    assert!(matches!(figures_of("log.csv", b"case,activity,time\n1,\"A", &in_a_row(1)), Err(LogFault::OpenQuote(2))));
}

const XES: &str = r#"<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE log [<!ENTITY x "A">]>
<x:log xmlns:x="http://www.xes-standard.org/">
 <global scope="event"><string key="concept:name" value="A"/></global>
 <string key="concept:name" value="the log"/>
 TRACES
 <event><string key="concept:name" value="B"/><date key="time:timestamp" value="2026-03-01"/></event>
</x:log>
"#;

fn xes_trace(name: &str) -> String {
    format!(
        r#"<trace><string key="concept:name" value="{name}"><string key="concept:name" value="nested"/></string>
 <event><string key="concept:name" value="A"/><string key="lifecycle:transition" value="START"/><date key="time:timestamp" value="2026-03-01T10:00:00.000+01:00"/></event>
 <event><string key="org:resource" value="&x;"/><date key="time:timestamp" value="2026-03-01T10:05:00.000+01:00"/><string key="lifecycle:transition" value="Complete"/><string key="concept:name" value="A"/></event>
 <event><list key="x"><string key="concept:name" value="A"/></list><string key="concept:name" value="B &amp; &#67;"/><date key="time:timestamp" value="2026-03-01T10:09:00Z"/></event>
</trace>"#
    )
}

#[test]
fn xes_is_read_with_its_traces_by_name_and_without_what_only_began() {
    let mut plan = in_a_row(2);
    plan.touchpoints[1].events = vec!["b & C".into()];
    let traces: String = ["1", "2", "3", "4", "", "NULL", "5", "5"].map(xes_trace).concat();
    let text = XES.replace("TRACES", &traces);
    let figures = figures_of("log.xes", text.as_bytes(), &plan).unwrap();
    // Of the two called 5 one case is made; each without a name is one by itself. Only one repeats.
    assert_eq!((told(figures.cases), told(of_touchpoint(&figures, 0).events)), (7, 8));
    assert_eq!((figures.reading.unreadable, told(of_touchpoint(&figures, 1).wait.median)), (1, 64.0));
    let mut packed = Vec::new();
    flate2::read::GzEncoder::new(text.as_bytes(), flate2::Compression::fast()).read_to_end(&mut packed).unwrap();
    assert_eq!(figures_of("log.xes.gz", &packed, &plan).unwrap(), figures);
}

#[test]
fn xes_that_is_none_is_told_by_its_line() {
    let of = |text: &str| figures_of("log.xes", text.as_bytes(), &in_a_row(1)).unwrap_err();
    assert!(matches!(of("<log>\n<trace>\n</log>"), LogFault::NoXml(3)));
    assert!(matches!(of("<log>\n<trace>"), LogFault::NoXml(2)));
    assert!(matches!(of("<model/>"), LogFault::NoLog));
    assert!(matches!(of(&format!("<log>{}", "<list>".repeat(200))), LogFault::NoXml(1)));
}

fn ocel(events_first: bool) -> String {
    let sorts = r#""objectTypes":[{"name":"order","attributes":[]},{"name":"parcel","attributes":[]}],"eventTypes":[]"#;
    let objects: Vec<String> = (0..6)
        .map(|n| format!(r#"{{"id":"o{n}","type":"order"}},{{"id":"p{n}","type":"parcel","attributes":[{{"name":"x","value":1}}]}}"#))
        .collect();
    let mut events = Vec::new();
    for n in 0..6 {
        let named = format!(r#"{{"objectId":"o{n}","qualifier":"a"}},{{"objectId":"o{n}"}},{{"objectId":"p{n}"}},{{"objectId":"nobody"}}"#);
        events.push(format!(r#"{{"id":"e{n}","type":"A","time":"2026-03-01T10:00:00Z","attributes":[],"relationships":[{named}]}}"#));
        events.push(format!(r#"{{"id":"f{n}","type":"X","time":"2026-03-01T10:30:00Z","relationships":[{{"objectId":"p{n}"}}]}}"#));
    }
    let all: Vec<String> = (0..5).map(|n| format!(r#"{{"objectId":"o{n}"}}"#)).collect();
    events.push(format!(r#"{{"id":"g","type":"B","time":"2026-03-01T11:00:00Z","relationships":[{}]}}"#, all.join(",")));
    events.push(r#"{"id":"h","type":"B","time":"soon","relationships":[{"objectId":"o1"},{"objectId":"o2"}]}"#.to_owned());
    events.push(r#"{"id":"i","type":"B","time":"soon"}"#.to_owned());
    let (objects, events) = (format!(r#""objects":[{}]"#, objects.join(",\n")), format!(r#""events":[{}]"#, events.join(",\n")));
    if events_first { format!("{{{events},{objects},{sorts}}}") } else { format!("{{{sorts},{objects},{events}}}") }
}

#[test]
fn an_event_of_an_object_centric_log_belongs_to_each_object_of_the_type_once() {
    let mut plan = in_a_row(2);
    plan.columns.object = Some("Order".into());
    for text in [ocel(false), ocel(true)] {
        let figures = figures_of("log.json", text.as_bytes(), &plan).unwrap();
        assert_eq!((told(figures.cases), told(of_touchpoint(&figures, 0).events), told(of_touchpoint(&figures, 1).events)), (6, 6, 5));
        assert_eq!((figures.reading.unreadable, told(figures.ad_hoc)), (1, 0));
    }
}

#[test]
fn the_type_of_the_cases_must_be_known() {
    let mut plan = in_a_row(1);
    assert!(matches!(figures_of("log.json", ocel(true).as_bytes(), &plan), Err(LogFault::WhichObjects)));
    plan.columns.object = Some("person".into());
    assert!(matches!(figures_of("log.json", ocel(true).as_bytes(), &plan), Err(LogFault::NoObjectType(_))));
    assert!(matches!(figures_of("log.json", b"{\"a\": 1}", &plan), Err(LogFault::NoLog)));
    assert!(matches!(figures_of("log.json", b"{\"events\":\n [}", &plan), Err(LogFault::NoJson(2))));
    let only = r#"{"objectTypes":[{"name":"order"}],"objects":[{"id":"o","type":"order"}],"events":[]}"#;
    plan.columns.object = None;
    assert_eq!(told(figures_of("log.json", only.as_bytes(), &plan).unwrap().cases), 0);
}

//! Usual abbreviations behind which a sentence goes on, by language.
//!
//! Left out are single letters, and parts of one or two letters with dots between (`e.g.`, `z.B.`, `bl.a.`):
//! [`super::sentence`] knows them by their form. Left out too is what stands as often at the end of a sentence as a
//! word (English `no`, French `vol`, German `Art`). A small first letter stands for a capital one too.

/// Abbreviations of a language, without their last dot.
struct AbbreviationList {
    /// Its codes, without a region.
    codes: &'static [&'static str],
    /// Blanks between.
    words: &'static str,
}

/// Titles and signs that most of these languages share.
const SHARED: &str = "Dr Prof Ing St ca cf etc vs min max vol tel incl excl resp approx";

static LISTS: &[AbbreviationList] = &[
    AbbreviationList {
        codes: &["en"],
        words: "Mr Mrs Ms Mx Messrs Jr Sr Rev Hon Capt Col Gen Lt Sgt Maj Gov Sen Rep Pres Supt No Nos Art Sec Ch Fig Figs Eq Para \
            Ed Eds Rd Ave Blvd Mt Ft Dept Inc Ltd Corp Co Bros Univ Est Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed \
            Thu Thur Thurs Fri pp para viz ibid hr hrs mins secs wk wks yr yrs qty misc encl acct appt admin mgmt govt dept",
    },
    AbbreviationList {
        codes: &["de"],
        words: "Hr Hrn Fr Frl Dipl Mag Nr Nrn Abs Ziff Bd Kap Abb Abt Anm Anl Aufl Str Bhf Hbf Chr Jan Feb Mrz Apr Jun Jul Aug Sep Sept Okt \
            Nov Dez Mo Di Mi Do Fr Sa Mio Mrd Tsd Std Stk Stck Tel Hrsg Verl Jg Jh Jhd MwSt bzw bspw ggf ggfs evtl usw usf vgl zzgl zzt zz \
            inkl exkl einschl ausschl abzgl bzgl dgl desgl sog gem lt vorm nachm mind insb insbes entspr erf geb gest gesch gez kfm jährl \
            monatl tägl wöchentl sämtl schriftl stellv verh vollst allg amtl betr eigtl gegr gesetzl lfd mtl mögl öff priv zust urspr",
    },
    AbbreviationList {
        codes: &["fr"],
        words: "MM Mme Mmes Mlle Mlles Me Mgr Pr Vve Ste Cie Sté Éts Ets av bd boul chap éd fig janv févr juil sept oct nov déc env ex réf rég \
            suiv sv sq sqq pp tél nb nbre qté adj adm app appt arr auj coll dép dir doc éq hab inf mens obs rem trad trim",
    },
    AbbreviationList {
        codes: &["nl"],
        words: "dhr mw mevr mej mr drs ir ds bijv bv blz bldz enz evt inz jl jr mln mld nr nrs ong tav tov vgl vnl vlg zgn afb afd alg div \
            gebr hfst jan feb mrt apr aug sept okt nov dec mnd plv secr telef voorz wed wnd",
    },
    AbbreviationList {
        codes: &["es"],
        words: "Sr Sra Srta Sres Sras Srs Da Dña Dra Dres Lic Licda Arq Profa Excmo Excma Ilmo Ilma Fdo Hno Hna Sto Sta Ud Uds Vd Vds Av Avda \
            Ctra Pza Plza Urb Dpto Depto Admón Cía Gral Ltda Máx Mín Núm art arts cap caps cód doc ed ej esq fig figs izq izqda dcha máx mín \
            núm núms nro pág págs párr ref reg sig sigs ss tel teléf tít aprox ene feb abr jun jul ago sept oct nov dic",
    },
    AbbreviationList {
        codes: &["it"],
        words: "Sig Sigg Sig.ra Sig.na Dott Dott.ssa Dr.ssa Prof.ssa Avv Arch Rag Geom Egr Gent Gent.mo Gent.ma Spett Mons Rev art artt allegg \
            cap capp cfr cit cod comm ecc ed es fig figg ibid lett num pag pagg prec prot rif seg segg tel tit v.le voll gen feb mar apr mag giu \
            lug ago sett ott nov dic",
    },
    AbbreviationList {
        codes: &["pt"],
        words: "Sr Sra Srs Sras Srta Dra Drs Dras Eng Enga Arq Profa Exmo Exma Ilmo Ilma Exa Av Pça Lda Ltda Cia art arts cap cód doc ed ex fig \
            figs fl fls máx mín núm nr obs pág págs proc ref séc sécs seg segs ss tel telef tít aprox jan fev mar abr mai jun jul ago set out \
            nov dez",
    },
    AbbreviationList {
        codes: &["sv"],
        words: "dvs dyl enl ev exkl ex fig fl forts fr följ inkl inv jfr kap Kr milj min mkt mån nr obs osv pga red ref resp st str tab tel tfn \
            uppl utg vol avd jan feb apr jun jul aug sept sep okt nov dec mån tis tors lör sön",
    },
    AbbreviationList {
        codes: &["da"],
        words: "afd afs alm anm bd bl dvs ekskl eks evt feks fig fl fmd forb forts fr hhv hr ifm iht inkl jf jfr jnr jr kap Kr kr kst lb lign md \
            mdl mdr mio mv nr obs omtr osv ovf pct pga pr red ref resp sek skr stk str tab tidl tlf udg vedr vej vha årg jan feb apr aug sept \
            okt nov dec man tirs ons tors lør søn",
    },
    AbbreviationList {
        codes: &["nb", "nn", "no"],
        words: "adm adr alm anm avd bl dvs ekskl eks etg evt feks fig fl forb forts fr hhv hr ifm iht inkl jf jfr jr kap Kr kr kst mht mill mnd mrd \
            muh mva nr obs omkr osv pga pkt red ref resp skr spm stk str tab tidl tlf utg vedr vgs vha årg jan feb apr aug sept okt nov des tirs \
            ons tors lør søn",
    },
];

/// Whether a word, without its last dot, is an abbreviation of that language, or of English where none of its own is
/// known; `last` is what stands behind its last inner dot or hyphen.
pub(super) fn is_one(word: &str, last: &str, language: &str) -> bool {
    let code = language.split(['-', '_']).next().unwrap_or(language);
    let list = LISTS.iter().find(|list| list.codes.iter().any(|own| own.eq_ignore_ascii_case(code))).or(LISTS.first());
    let words = list.map_or("", |list| list.words);
    let matches = |known: &str| is_spelt(word, known) || is_spelt(last, known);
    SHARED.split_ascii_whitespace().chain(words.split_ascii_whitespace()).any(matches)
}

/// Whether a word is the known one; where that begins with a small letter, a capital does as well.
fn is_spelt(word: &str, known: &str) -> bool {
    if word == known {
        return true;
    }
    let (mut a, mut b) = (word.chars(), known.chars());
    let (Some(first), Some(small)) = (a.next(), b.next()) else { return false };
    a.as_str() == b.as_str() && small.is_lowercase() && first.to_lowercase().eq(small.to_lowercase())
}

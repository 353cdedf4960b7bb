//! `throughline export --format sheet`.

use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};

use crate::base::english::plural;
use crate::base::kind::Kind;
use crate::export::sheet::{SheetInput, SiteSheet, of_journey, of_kind};
use crate::io::create;
use crate::model::graph::Entity;
use crate::site::Site;

use super::super::address;
use super::super::out::{print_data, say};
use super::super::schema::parse_kind;
use super::ExportArgs;

impl ExportArgs {
    /// Writes the sheet of a kind or of a journey.
    pub(super) fn write_sheet(&self, site: &Site) -> Result<u8> {
        let sheet = self.sheet(site)?;
        let Some(out) = &self.out else {
            print_data(&sheet.csv());
            return Ok(0);
        };
        write(&sheet, out)?;
        say(&format!("{} written to {}; `throughline import --update` takes it back", plural(sheet.len(), "row"), out.display()));
        Ok(0)
    }

    fn sheet(&self, site: &Site) -> Result<SiteSheet> {
        let input = SheetInput { model: &site.model, documents: &site.documents, files: &site.files };
        match (&self.kind, &self.about) {
            (Some(_), Some(_)) => bail!("`--kind` makes a sheet of files, `--about` one of touchpoints: give one of them"),
            (Some(kind), None) => match parse_kind(kind)? {
                Kind::Page => bail!("a page is text, and a sheet has none"),
                kind => Ok(of_kind(input, kind)),
            },
            (None, Some(written)) => {
                let node = address::node(&site.model, written, |node| matches!(node.entity, Entity::Journey(_)))?;
                let Entity::Journey(_) = site.model.node(node).entity else {
                    bail!(
                        "{written} is no journey, and only touchpoints have a sheet of their own: `--about journey:ID`, or `--kind KIND`"
                    );
                };
                Ok(of_journey(input, node))
            }
            (None, None) => bail!("say what the rows are: `--kind KIND` for files, `--about journey:ID` for the touchpoints of a journey"),
        }
    }
}

fn write(sheet: &SiteSheet, out: &Path) -> Result<()> {
    let is_workbook = out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    let bytes = if is_workbook {
        sheet.workbook().map_err(|why| anyhow!("a workbook cannot hold this sheet ({why}): write it as CSV"))?
    } else {
        sheet.csv().into_bytes()
    };
    create::replace(out, bytes).with_context(|| format!("cannot write {}", out.display()))
}

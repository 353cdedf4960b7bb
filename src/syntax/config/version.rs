//! Versions of the program, as `requires` names them.

use super::SiteConfig;

/// The numbers of a version; those of its release where it is a pre-release. None where it is no version.
pub(super) fn numbers(version: &str) -> Option<Vec<u64>> {
    let release = version.split(['-', '+']).next().unwrap_or_default();
    release.split('.').map(|part| Some(part).filter(|p| p.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()).collect()
}

/// Whether a version is before another: compared number by number, missing ones as 0.
fn is_before(version: &[u64], other: &[u64]) -> bool {
    let at = |numbers: &[u64], i: usize| numbers.get(i).copied().unwrap_or_default();
    let difference = (0..version.len().max(other.len())).find(|&i| at(version, i) != at(other, i));
    difference.is_some_and(|i| at(version, i) < at(other, i))
}

impl SiteConfig {
    /// Why this program cannot read the site: it is older than the site asks for. None where it can.
    pub fn too_old(&self) -> Option<String> {
        const OURS: &str = env!("CARGO_PKG_VERSION");
        let requires = &*self.requires.as_ref()?.value;
        let (ours, least) = (numbers(OURS)?, numbers(requires)?);
        is_before(&ours, &least).then(|| format!("this site requires Throughline {requires}, and this is {OURS}: install a later version"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn before(version: &str, other: &str) -> bool {
        is_before(&numbers(version).unwrap(), &numbers(other).unwrap())
    }

    #[test]
    fn versions_are_compared_number_by_number() {
        assert!(before("0.2", "0.10"));
        assert!(!before("0.10", "0.2"));
        assert!(before("0.2.1", "1"));
    }

    #[test]
    fn missing_numbers_are_nought() {
        assert!(!before("0.2", "0.2.0"));
        assert!(!before("0.2.0", "0.2"));
        assert!(before("0.2", "0.2.1"));
    }

    #[test]
    fn a_pre_release_counts_as_its_release() {
        assert!(!before("0.2.0-beta.1", "0.2"));
        assert!(!before("0.2", "0.2.0-rc.1+abc"));
    }

    #[test]
    fn what_has_other_than_digits_is_no_version() {
        assert!(["", "v0.2", "0.", "0.x", ">=0.2", "latest"].iter().all(|text| numbers(text).is_none()));
    }
}

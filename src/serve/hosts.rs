//! Under which names the server answers, and at which addresses others find it.
//!
//! A page elsewhere could have its own name lead to this machine. So a name is answered only where it is this machine's,
//! or was allowed; a number cannot be made to lead elsewhere.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// Who may ask.
#[derive(Clone, Debug)]
pub(super) struct AllowedHosts {
    bound: SocketAddr,
    /// Names of this machine.
    own: Vec<String>,
    /// Names that were allowed, behind which something else passes requests on: on any port.
    others: Vec<String>,
}

impl AllowedHosts {
    /// For a server bound to this address, with the host that was given, on a machine of this name.
    pub(super) fn new(bound: SocketAddr, host: Option<&str>, machine: &str, others: &[String]) -> Self {
        let mut own = vec!["localhost".to_owned()];
        own.extend(host.map(|host| folded(host.trim_matches(['[', ']']))));
        let machine = folded(machine);
        if let Some((short, _)) = machine.split_once('.') {
            own.push(short.to_owned());
        }
        if !machine.is_empty() && !machine.contains('.') {
            own.push(format!("{machine}.local"));
        }
        own.push(machine);
        own.retain(|name| !name.is_empty());
        Self { bound, own, others: others.iter().map(|name| folded(name)).collect() }
    }

    /// Whether a `Host` header (or the authority of an origin) is this server's.
    pub(super) fn allows(&self, host: &str) -> bool {
        let Some((name, _)) = parts(host) else { return false };
        let name = folded(name);
        self.own.contains(&name) || self.others.contains(&name) || self.is_number_of_ours(&name)
    }

    fn is_number_of_ours(&self, name: &str) -> bool {
        name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback() || ip == self.bound.ip() || self.bound.ip().is_unspecified())
    }

    /// Whether a page of this origin may listen.
    pub(super) fn allows_origin(&self, origin: &str) -> bool {
        let (authority, usual) = match (origin.strip_prefix("http://"), origin.strip_prefix("https://")) {
            (Some(authority), _) => (authority, 80),
            (_, Some(authority)) => (authority, 443),
            _ => return false,
        };
        let Some((name, port)) = parts(authority) else { return false };
        self.allows(authority) && (self.others.contains(&folded(name)) || port.unwrap_or(usual) == self.bound.port())
    }
}

/// Name and port of `name:port`, `[number]:port`; none where it is neither.
fn parts(authority: &str) -> Option<(&str, Option<u16>)> {
    let (name, behind) = match authority.strip_prefix('[') {
        Some(inner) => inner.split_once(']')?,
        None => authority.split_at(authority.find(':').unwrap_or(authority.len())),
    };
    let port = match behind.strip_prefix(':') {
        Some(port) if port.bytes().all(|b| b.is_ascii_digit()) => Some(port.parse().ok()?),
        None if behind.is_empty() => None,
        _ => return None,
    };
    Some((name, port))
}

/// A name as it is compared: case and the dot at its end do not count.
fn folded(name: &str) -> String {
    let name = name.to_ascii_lowercase();
    name.strip_suffix('.').map(str::to_owned).unwrap_or(name)
}

/// The address that is opened on this machine, and those that other machines can open, where any can.
pub(super) fn urls(bound: SocketAddr, host: Option<&str>, machine: &str, interfaces: &[IpAddr]) -> (String, Vec<String>) {
    let port = bound.port();
    let url = |ip: IpAddr| format!("http://{}/", SocketAddr::new(ip, port));
    if !bound.ip().is_unspecified() {
        return match host {
            Some(name) if name.trim_matches(['[', ']']).parse::<IpAddr>().is_err() => (format!("http://{name}:{port}/"), Vec::new()),
            _ => (url(bound.ip()), Vec::new()),
        };
    }
    let loopback = if bound.is_ipv4() { IpAddr::V4(Ipv4Addr::LOCALHOST) } else { IpAddr::V6(Ipv6Addr::LOCALHOST) };
    // IPv6 listens to IPv4 as well, as a rule.
    let reached = interfaces.iter().filter(|ip| !ip.is_loopback() && (ip.is_ipv4() || bound.is_ipv6()));
    let mut others: Vec<String> = reached.map(|ip| url(*ip)).collect();
    others.sort();
    others.dedup();
    if !machine.is_empty() {
        others.push(format!("http://{machine}:{port}/"));
    }
    (url(loopback), others)
}

/// The name of this machine; empty where it is no text.
pub(super) fn machine() -> String {
    gethostname::gethostname().into_string().unwrap_or_default()
}

/// The numbers of this machine in its networks; none where the system does not tell.
pub(super) fn interfaces() -> Vec<IpAddr> {
    let interfaces = if_addrs::get_if_addrs().unwrap_or_default();
    interfaces.into_iter().filter(|interface| !interface.is_link_local()).map(|interface| interface.ip()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed(bound: &str, host: Option<&str>) -> AllowedHosts {
        AllowedHosts::new(bound.parse().unwrap(), host, "Desk", &["Docs.example".to_owned()])
    }

    #[test]
    fn only_names_of_this_machine_are_answered() {
        let local = allowed("127.0.0.1:4747", None);
        for ours in ["localhost:4747", "LOCALHOST", "localhost.", "127.0.0.1:4747", "[::1]:4747", "desk:4747", "DESK.local", "docs.example"]
        {
            assert!(local.allows(ours), "{ours}");
        }
        for foreign in [
            "evil.example",
            "127.0.0.1.evil.example",
            "192.168.0.9:4747",
            "",
            ":4747",
            "localhost.evil.example:4747",
            "desk.evil.example",
            "docs.example.evil.example",
            "evil.docs.example",
        ] {
            assert!(!local.allows(foreign), "{foreign}");
        }
        let open = allowed("0.0.0.0:4747", Some("0.0.0.0"));
        assert!(open.allows("192.168.0.9:4747") && open.allows("desk:4747") && !open.allows("evil.example:4747"));
        assert!(allowed("10.0.0.2:1", Some("Shelf.local")).allows("shelf.local:1"));
        assert!(AllowedHosts::new("0.0.0.0:1".parse().unwrap(), None, "desk.office.example", &[]).allows("desk:1"));
    }

    #[test]
    fn what_is_no_name_with_a_port_is_not_answered() {
        let local = allowed("127.0.0.1:4747", None);
        for odd in [
            "127.0.0.1:1, evil",
            "127.0.0.1:1,evil",
            "localhost, evil.example",
            "evil@127.0.0.1",
            "127.0.0.1/evil",
            "127.0.0.1:99999",
            "127.0.0.1:+80",
            "localhost:80:90",
            "[::1",
            "[::1]evil",
            "localhost evil",
        ] {
            assert!(!local.allows(odd), "{odd}");
        }
    }

    #[test]
    fn an_origin_counts_with_its_port() {
        let local = allowed("127.0.0.1:4747", None);
        for ours in ["http://localhost:4747", "http://desk:4747", "https://docs.example", "http://docs.example:8080"] {
            assert!(local.allows_origin(ours), "{ours}");
        }
        for foreign in ["http://localhost:8080", "http://localhost", "https://localhost", "https://evil.example", "null"] {
            assert!(!local.allows_origin(foreign), "{foreign}");
        }
    }

    #[test]
    fn addresses_that_others_can_open_are_named() {
        let numbers: Vec<IpAddr> = ["127.0.0.1", "192.168.0.9", "fd00::9", "::1", "10.0.0.2"].iter().map(|n| n.parse().unwrap()).collect();
        let of = |bound: &str, host| urls(bound.parse().unwrap(), host, "desk", &numbers);
        assert_eq!(of("127.0.0.1:1", None), ("http://127.0.0.1:1/".into(), vec![]));
        assert_eq!(of("10.0.0.2:1", Some("shelf")), ("http://shelf:1/".into(), vec![]));
        let (first, others) = of("0.0.0.0:1", Some("0.0.0.0"));
        assert_eq!(first, "http://127.0.0.1:1/");
        assert_eq!(others, ["http://10.0.0.2:1/", "http://192.168.0.9:1/", "http://desk:1/"]);
        let (first, others) = of("[::]:1", Some("::"));
        assert_eq!((first.as_str(), others.len()), ("http://[::1]:1/", 4));
        assert!(others.contains(&"http://[fd00::9]:1/".to_owned()));
    }
}

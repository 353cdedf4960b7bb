//! Reads regular files, whole and up to a bound or piece by piece. Anything else is told before somebody waits for what it might say: a
//! pipe has no end, a device has too much.

use std::fs::{File, FileType, OpenOptions};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use crate::base::files::size_in_words;

/// What a file turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Regular {
    /// Its bytes, all of them.
    Whole(Vec<u8>),
    /// It is larger than was asked for.
    Large {
        /// Its size in bytes.
        size: u64,
        /// What it begins with.
        head: Vec<u8>,
    },
}

/// How much of a larger file is read, in bytes.
const HEAD: usize = 4 << 10;

/// How much of a file is held at once where it is read piece by piece, in bytes.
const PIECE: usize = 256 << 10;

/// Reads a file of at most so many bytes, through links.
///
/// # Errors
/// It is not there, no regular file, or cannot be read.
pub fn read(path: &Path, most: u64) -> io::Result<Regular> {
    let mut file = open(path)?;
    let size = file.metadata()?.len();
    let mut bytes = Vec::with_capacity(usize::try_from(size.min(most)).unwrap_or_default());
    if size <= most {
        // A file of the system, and one that grows, has more than it says.
        (&mut file).take(most + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 <= most {
            return Ok(Regular::Whole(bytes));
        }
        bytes.truncate(HEAD);
    } else {
        (&mut file).take(HEAD as u64).read_to_end(&mut bytes)?;
    }
    Ok(Regular::Large { size: size.max(most + 1), head: bytes })
}

/// Reads all of a file of at most so many bytes, through links.
///
/// # Errors
/// It is not there, no regular file, larger, or cannot be read.
pub fn read_whole(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    match read(path, most)? {
        Regular::Whole(bytes) => Ok(bytes),
        Regular::Large { size, .. } => Err(io::Error::new(
            ErrorKind::FileTooLarge,
            format!("it has {}, and more than {} are not read", size_in_words(size), size_in_words(most)),
        )),
    }
}

/// Reads all of a text of at most so many bytes, through links.
///
/// # Errors
/// It is not there, no regular file, larger, not UTF-8, or cannot be read.
pub fn read_text(path: &Path, most: u64) -> io::Result<String> {
    String::from_utf8(read_whole(path, most)?).map_err(|_| io::Error::new(ErrorKind::InvalidData, "it is not UTF-8"))
}

/// Reads to the end, piece by piece; how many bytes there were.
pub(super) fn in_pieces(file: &mut File, mut take: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<u64> {
    let mut piece = vec![0; PIECE];
    let mut size = 0;
    loop {
        match file.read(&mut piece) {
            Ok(0) => return Ok(size),
            Ok(n) => {
                take(&piece[..n])?;
                size += n as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Opens a regular file, through links.
pub(super) fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        // What nobody writes into is opened all the same, and then seen for what it is.
        let at_once = rustix::fs::OFlags::NONBLOCK.union(rustix::fs::OFlags::NOCTTY).bits();
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, at_once.cast_signed());
    }
    let refuse = |what: &str| io::Error::new(ErrorKind::InvalidInput, format!("it is {what}, and no regular file"));
    let file = options.open(path).map_err(|error| match path.metadata().ok().and_then(|metadata| irregular(metadata.file_type())) {
        Some(what) => refuse(what),
        None => error,
    })?;
    match irregular(file.metadata()?.file_type()) {
        Some(what) => Err(refuse(what)),
        None => Ok(file),
    }
}

/// What something is that is no regular file.
pub fn irregular(sort: FileType) -> Option<&'static str> {
    if sort.is_file() {
        return None;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if sort.is_fifo() {
            return Some("a pipe");
        }
        if sort.is_socket() {
            return Some("a socket");
        }
        if sort.is_char_device() || sort.is_block_device() {
            return Some("a device");
        }
    }
    Some(if sort.is_dir() {
        "a folder"
    } else if sort.is_symlink() {
        "a link"
    } else {
        "something of the system's"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_larger_file_is_told_by_its_beginning() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, vec![b'x'; 10_000]).unwrap();
        assert_eq!(read(&path, 9_999).unwrap(), Regular::Large { size: 10_000, head: vec![b'x'; HEAD] });
        assert_eq!(read(&path, 10_000).unwrap(), Regular::Whole(vec![b'x'; 10_000]));
        assert_eq!(read_whole(&path, 100).unwrap_err().to_string(), "it has 9.8 KB, and more than 100 bytes are not read");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_regular_file_is_told_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        assert!(std::process::Command::new("mkfifo").arg(at("pipe")).status().unwrap().success());
        let _socket = std::os::unix::net::UnixListener::bind(at("socket")).unwrap();
        std::os::unix::fs::symlink("/dev/zero", at("device")).unwrap();
        std::fs::create_dir(at("folder")).unwrap();
        for what in ["pipe", "socket", "device", "folder"] {
            let told = read(&at(what), 100).unwrap_err().to_string();
            assert_eq!(told, format!("it is a {what}, and no regular file"));
        }
    }
}

//! Records that may be written as the one of their values that says most: `next: pay` stands for `next: [{to: pay}]`.

use serde::ser::{Serialize, Serializer};

use crate::syntax::fields::faults::Faults;
use crate::syntax::fields::record::{Field, ReadNode};
use crate::syntax::fields::schema::FieldShape;
use crate::syntax::yaml::tree::{Value, YamlNode};

/// A record that has a short form.
pub trait HasShortForm: ReadNode + Serialize {
    /// The value that may stand for all of it.
    type Short: ReadNode + Serialize;

    /// The record that a bare value stands for.
    fn of_short(short: Self::Short) -> Self;

    /// The value that says all that the record does; none where it says more.
    fn short(&self) -> Option<&Self::Short>;

    /// Reports what its values, each read well, cannot say together.
    fn question(&self, _node: &YamlNode<'_>, _faults: &mut Faults) {}
}

/// A record, or its short form. In a list, one short form may stand for the whole list; one mapping may not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ShortOr<R>(pub R);

impl<R: HasShortForm> ReadNode for ShortOr<R> {
    fn read(node: &YamlNode<'_>, faults: &mut Faults) -> Option<Self> {
        match node.value {
            Value::Map(_) => {
                let before = faults.found.len();
                let record = R::read(node, faults)?;
                if faults.found.len() == before {
                    record.question(node, faults);
                }
                Some(Self(record))
            }
            _ => R::Short::read(node, faults).map(R::of_short).map(Self),
        }
    }

    fn shape() -> FieldShape {
        FieldShape::Either(vec![R::Short::shape(), R::shape()])
    }
}

/// As short as it can be written.
impl<R: HasShortForm> Serialize for ShortOr<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.short() {
            Some(short) => short.serialize(serializer),
            None => self.0.serialize(serializer),
        }
    }
}

/// What follows something: a list whose emptiness says that nothing does, where leaving it out says that the one below does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Nexts<R>(pub Vec<ShortOr<R>>);

impl<R: HasShortForm> ReadNode for Nexts<R> {
    const PLAIN: bool = false;

    fn read(node: &YamlNode<'_>, faults: &mut Faults) -> Option<Self> {
        Some(Self(Field::read_field(node, faults)))
    }

    fn shape() -> FieldShape {
        FieldShape::List(Box::new(ShortOr::<R>::shape()))
    }
}

impl<R: HasShortForm> Serialize for Nexts<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

//! What the operator of a screen sees behind the long press: not filled yet.

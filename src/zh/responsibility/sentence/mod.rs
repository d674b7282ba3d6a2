//! Who has to do what, as sentences of running text say it: 由甲局牵头，乙局配合; 县林业局要建立…; 县财政局负责资金.
//!
//! Much in running text is somebody's business. What a sentence opens with ([`opening`], [`subject`], [`clause_names`]) and what it
//! says besides ([`condition`], [`setting`], [`reported`], [`set_up`], [`has_to`]) tells the work that is handed out from what goes
//! on. Each way of handing it out has a file of its own, from those that say nothing else ([`by_whom`], [`plain`]) to those of which
//! a plan must say that it tells bodies what to do ([`told`]).

mod acting;
mod bearing;
mod borne;
pub(crate) mod by_whom;
mod charged;
mod clause_names;
mod condition;
mod deed;
pub(crate) mod division;
pub(crate) mod doer;
pub(crate) mod duty_sentence;
mod handed_over;
pub(crate) mod has_to;
pub(crate) mod join_in;
pub(crate) mod leading;
pub(crate) mod members;
pub(crate) mod opening;
pub(crate) mod owner;
pub(crate) mod plain;
mod reported;
pub(crate) mod set_up;
pub(crate) mod setting;
pub(crate) mod subject;
mod sure_bodies;
pub(crate) mod told;
mod told_name;

/// Most bytes of a sentence that is read clause by clause: each with what stands before and behind it. What is longer is none.
const LONGEST: usize = 6000;

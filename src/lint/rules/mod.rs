//! The rules, one file each.

mod assumed_role;
mod assumed_unit;
mod attachment_missing;
mod bodies;
mod damaged_date;
mod damaged_doc_number;
mod damaged_number;
mod date_order;
mod deadline_before_issue;
mod differences;
mod doc_number_form;
mod doubled_punctuation;
mod duplicate_task;
mod further_notice;
mod implausible_amount;
mod inconsistent_unit_name;
mod missing_closing_mark;
mod missing_lead;
mod missing_unit;
mod number_duplicate;
mod number_gap;
mod number_mismatch;
mod only_in_book;
mod only_in_table;
mod quotes_differ;
mod repeated_unit;
mod settings;
mod stray_space;
mod target_differs;
mod text_differs;
mod text_left_over;
mod unbalanced_bracket;
mod unbalanced_quote;
mod uncertain_encoding;
mod unit_forms;
mod unit_names;
mod unit_slips;
mod units_differ;
mod unreadable_table;
mod unsettled_deadline;
mod year_mismatch;

use super::Rule;

pub(super) use settings::{CORRECTED, STALE_CORRECTION, UNUSED_IGNORE};

/// All rules, by code.
pub static RULES: &[Rule] = &[
    text_left_over::RULE,
    unreadable_table::RULE,
    uncertain_encoding::RULE,
    further_notice::RULE,
    missing_unit::RULE,
    missing_lead::RULE,
    inconsistent_unit_name::RULE,
    assumed_unit::RULE,
    assumed_role::RULE,
    repeated_unit::RULE,
    text_differs::RULE,
    target_differs::RULE,
    units_differ::RULE,
    only_in_book::RULE,
    only_in_table::RULE,
    quotes_differ::RULE,
    number_gap::RULE,
    number_duplicate::RULE,
    number_mismatch::RULE,
    damaged_date::RULE,
    damaged_doc_number::RULE,
    unbalanced_quote::RULE,
    unbalanced_bracket::RULE,
    doubled_punctuation::RULE,
    missing_closing_mark::RULE,
    stray_space::RULE,
    damaged_number::RULE,
    duplicate_task::RULE,
    implausible_amount::RULE,
    deadline_before_issue::RULE,
    unsettled_deadline::RULE,
    year_mismatch::RULE,
    date_order::RULE,
    attachment_missing::RULE,
    doc_number_form::RULE,
];

/// Rules about the settings, not the notice: they cannot be switched off.
pub(super) static OF_SETTINGS: &[Rule] = &[UNUSED_IGNORE, STALE_CORRECTION, CORRECTED];

//! What agencies and papers write and the parser or the recogniser of names takes for something else.

use crate::reading::{check, check_absent};

#[test]
fn per_cent_is_one_word() {
    for per_cent in ["per cent", "percent"] {
        check(
            &format!("Ana Ruiz won 60.8 {per_cent} of the total vote in the party election."),
            &["Ana Ruiz hasFigure 60.8 exactly percent Happened"],
        );
    }
}

#[test]
fn a_change_and_what_it_comes_to_are_two_numbers() {
    check("The death toll in Chile rose by four to 208.", &["Chile hasFigure 208 exactly Happened"]);
}

#[test]
fn times_and_brackets_before_what_is_said_are_no_part_of_it() {
    for text in [
        "Ana Ruiz said last month she would leave the party.",
        "Ana Ruiz said earlier this month she would leave the party.",
        "Ana Ruiz said on Wednesday (April 8) she would leave the party.",
        "Ana Ruiz told reporters after the vote was delayed that she would leave the party.",
    ] {
        check(text, &["Ana Ruiz says she would leave the party Happened"]);
    }
}

#[test]
fn what_the_report_adds_is_no_part_of_what_is_said() {
    for text in [
        "Ana Ruiz said she would leave the party, marking a change of course.",
        "Ana Ruiz said she would leave the party, while Omar Khan called for an election.",
    ] {
        check(text, &["Ana Ruiz says she would leave the party Happened"]);
    }
}

#[test]
fn titles_between_a_body_and_a_name_are_read_whatever_the_parser_hangs_them_on() {
    check(
        "UN Secretary-General Antonio Guterres called for peace.",
        &[
            "Antonio Guterres holdsOffice Secretary-General of the United Nations Happened as Secretary-General",
        ],
    );
    check(
        "Senate Majority Leader Omar Khan spoke in Washington.",
        &["Omar Khan holdsOffice Majority Leader of the United States Senate Happened as Majority Leader"],
    );
    check(
        "Lima police chief Omar Khan spoke first.",
        &["Omar Khan holdsOffice Police Chief of Lima Happened as police chief"],
    );
}

#[test]
fn names_that_many_states_have_belong_to_the_state_at_hand() {
    let text =
        "Trinidad's budget was late. The Senate of Trinidad and Tobago met. The Senate rejected the bill.";
    check_absent(text, "United States Senate rejects bill Happened");
    check(
        "Donald Trump met senators of the United States. The Senate rejected the bill.",
        &["United States Senate rejects bill Happened"],
    );
}

#[test]
fn brussels_is_what_the_report_names_more_often() {
    check(
        "The European Union met Turkey. The EU was divided. Brussels rejected the plan of Turkey.",
        &["European Union rejects plan of Turkey Happened"],
    );
    check(
        "Belgium met Turkey. Belgium was divided. Brussels rejected the plan of Turkey.",
        &["Belgium rejects plan of Turkey Happened"],
    );
}

#[test]
fn members_of_a_nation_are_not_their_state() {
    check(
        "The government was tired. Americans rejected the plan of Iran.",
        &["Americans rejects plan of Iran Happened"],
    );
    check("The Americans rejected the plan of Iran.", &["United States rejects plan of Iran Happened"]);
}

#[test]
fn a_company_is_told_by_its_trade() {
    check(
        "Microsoft met hackers in Lima. The tech firm said the hackers had failed.",
        &["Microsoft says the hackers had failed Happened"],
    );
}

#[test]
fn a_number_behind_no_is_no_negation() {
    check(
        "Keir Starmer accused No 10 of breaking the law.",
        &["Keir Starmer accuses United Kingdom Happened"],
    );
}

#[test]
fn letters_before_a_hyphen_belong_to_the_name() {
    check(
        "ABS-CBN, which asked a court to stop the order, said it would pay its debt.",
        &["ABS-CBN says it would pay its debt Happened"],
    );
}

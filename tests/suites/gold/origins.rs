//! Copies of agency reports share an origin with their source.

use rapporteur_tests::{gold_folder, plant, texts};

tests!(copies_of_agency_reports_raise_no_count);

fn copies_of_agency_reports_raise_no_count() {
    plant(&texts(&gold_folder().join("reports")), 3);
}

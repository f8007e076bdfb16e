//! Typed times in places that change their clocks, and texts of all kinds.

use chrono::{LocalResult, NaiveDateTime, Offset, TimeZone};
use chrono_tz::{Europe, Tz};
use proptest::prelude::*;

use super::{NOW, at};
use crate::clock::{MINUTE_MS, Millis};
use crate::incident::typed::local::instants;
use crate::incident::typed::*;

/// Zones that change their clocks in many ways: by an hour, by 30 minutes, at midnight, over a whole day, never.
const ZONES: [Tz; 12] = [
    Europe::Berlin,
    Tz::America__New_York,
    Tz::America__Sao_Paulo,
    Tz::America__Havana,
    Tz::America__St_Johns,
    Tz::Africa__Cairo,
    Tz::Africa__Casablanca,
    Tz::Asia__Beirut,
    Tz::Asia__Kolkata,
    Tz::Australia__Lord_Howe,
    Tz::Pacific__Apia,
    Tz::UTC,
];

fn wall(minutes: i64) -> NaiveDateTime {
    Millis(minutes * MINUTE_MS).utc().naive_utc()
}

/// Minutes since 1970, from 2005 to 2030: half of them within two days of a change of the zone's clocks.
fn moment(zone: Tz) -> impl Strategy<Value = i64> {
    let minutes = 18_400_000..31_600_000_i64;
    let offset = move |at: i64| zone.offset_from_utc_datetime(&wall(at)).fix().local_minus_utc();
    (minutes, -2_880..2_880_i64, any::<bool>()).prop_map(move |(at, around, near)| {
        let changed = (0..370).map(|day| at + day * 1440).find(|day| offset(*day) != offset(at));
        changed.filter(|_| near).map_or(at, |day| day + around)
    })
}

fn placed() -> impl Strategy<Value = (Tz, i64)> {
    proptest::sample::select(ZONES.to_vec())
        .prop_flat_map(|zone| moment(zone).prop_map(move |at| (zone, at)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn the_instants_of_a_time_on_the_wall_are_those_of_the_zone((zone, at) in placed()) {
        let shown = wall(at);
        let wanted: Vec<Millis> = match zone.from_local_datetime(&shown) {
            LocalResult::None => vec![],
            LocalResult::Single(one) => vec![Millis(one.timestamp_millis())],
            LocalResult::Ambiguous(one, two) => {
                vec![Millis(one.timestamp_millis()), Millis(two.timestamp_millis())]
            }
        };
        prop_assert_eq!(instants(&zone, shown), wanted, "{} in {}", shown, zone);
    }

    #[test]
    fn a_minute_that_has_passed_today_is_found_again((zone, at) in placed(), later in 0..720_i64) {
        let (happened, now) = (Millis(at * MINUTE_MS), Millis((at + later) * MINUTE_MS));
        let local = |at: Millis| at.utc().with_timezone(&zone).naive_local();
        if local(happened).date() != local(now).date() {
            return Ok(());
        }
        let said = local(happened).format("%H:%M").to_string();
        let typed = when(&said, now, &zone).unwrap();
        // A time that came twice is the later one, and the remark names the other.
        let other = typed.remark.clone().unwrap_or_default();
        prop_assert!(
            typed.at == happened || other.contains("twice") && typed.at > happened,
            "{} at {} in {} is {:?}", said, local(now), zone, typed
        );
        if typed.at != happened {
            let written = other.rsplit('`').nth(1).unwrap_or_default();
            prop_assert_eq!(when(written, now, &zone).map(|t| t.at), Ok(happened), "{}", written);
        }
    }

    #[test]
    fn what_a_refusal_says_to_write_is_taken((zone, at) in placed(), h in 0..24, m in 0..60) {
        let now = Millis(at * MINUTE_MS);
        let said = format!("{h:02}:{m:02}");
        let written = match when(&said, now, &zone) {
            Ok(typed) => {
                prop_assert!(typed.at <= now.plus_minutes(1), "no time lies ahead");
                return Ok(());
            }
            Err(TypedError::NotYet { way, .. }) => {
                way.split('`').nth(1).unwrap_or_default().to_owned()
            }
            Err(TypedError::Never { utc, .. }) => utc,
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        };
        match when(&written, now, &zone) {
            Ok(typed) => prop_assert!(typed.at <= now, "{} is {}", written, typed.at),
            Err(TypedError::NotYet { .. } | TypedError::Never { .. }) => {}
            Err(error) => return Err(TestCaseError::fail(error.to_string())),
        }
    }

    #[test]
    fn what_holdfast_prints_is_read_back((zone, at) in placed(), ms in 0..60_000_i64) {
        let happened = Millis(at * MINUTE_MS + ms);
        let now = happened.plus_minutes(60 * 24 * 3);
        prop_assert_eq!(when(&happened.rfc3339(), now, &zone).map(|t| t.at), Ok(happened));
        let local = happened.utc().with_timezone(&zone);
        for text in [local.to_rfc3339(), local.format("%Y-%m-%d %H:%M:%S%:z").to_string()] {
            let read = when(&text, now, &zone).map(|t| t.at.0 / 1000);
            prop_assert_eq!(read, Ok(happened.0 / 1000), "{}", text);
        }
        let plain = when(&local.format("%Y-%m-%d %H:%M").to_string(), now, &zone).unwrap();
        let is_same = plain.at.0 / MINUTE_MS == at;
        prop_assert!(is_same || plain.remark.is_some(), "{:?} is not {}", plain, happened);
    }

    #[test]
    fn reading_never_panics_and_the_words_stay(text in "(\\PC|[0-9:TZ+ -]){0,24}") {
        let now = at(NOW);
        let _ = minutes(&text);
        let _ = coming(&text, now, &Europe::Berlin);
        if let Ok(typed) = when(&text, now, &Europe::Berlin) {
            prop_assert!(typed.at <= now.plus_minutes(1), "{} is {}", text, typed.at);
        }
        if let Ok(read) = line(&text, now, &Europe::Berlin) {
            prop_assert!(text.contains(&read.text), "{}", read.text);
        }
    }
}

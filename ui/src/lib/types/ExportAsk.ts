// Written from the Rust types by `make types`; changes go there.
import type { Form } from "./Form";
import type { Profile } from "./Profile";
import type { Sheet } from "./Sheet";

/**
 * What is asked of an export.
 */
export type ExportAsk = {
/**
 * The form of the file.
 */
form: Form,
/**
 * The size of the pages of a PDF.
 */
sheet: Sheet,
/**
 * For whom it is masked; none for the report as it is.
 */
profile: Profile | null, };

// Written from the Rust types by `make types`; changes go there.

/**
 * A part of a secret, as a form asks for it.
 */
export type SecretField = {
/**
 * What it is: `Signing key`.
 */
label: string,
/**
 * A few words on it.
 */
hint: string,
/**
 * What stands in the empty field; may be empty.
 */
placeholder: string,
/**
 * It may be left out.
 */
optional: boolean, };

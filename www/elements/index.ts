/**
 * The elements of Homeward as classes: importing them registers nothing. `homeward/define` registers all.
 *
 * @module
 */
export { FormElement as HomewardForm } from "./form/element";
export { Duties as HomewardDuties } from "./duties/element";
export type { HomewardEvents } from "./shared/events";

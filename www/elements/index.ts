/**
 * The elements of Homeward as classes: importing them registers nothing. `homeward/define` registers all.
 *
 * @module
 */
export { Assessment as HomewardAssessment } from "./assessment/element";
export { connect } from "./connect";
export { Duties as HomewardDuties } from "./duties/element";
export { FormElement as HomewardForm } from "./form/element";
export { TriggerPlan as HomewardTriggerPlan } from "./trigger-plan/element";
export { Questions as HomewardQuestions } from "./questions/element";
export { TimelineElement as HomewardTimeline } from "./timeline/element";
export { Unavailable as HomewardUnavailable } from "./unavailable/element";
export { Workspace as HomewardWorkspace } from "./workspace/element";
export type { HomewardEvents } from "./shared/events";

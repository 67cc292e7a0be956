import { define } from "../shared/define";
import { Authorities } from "./element";

define("homeward-authorities", Authorities);

import "./define-first";
import "./define-rest";

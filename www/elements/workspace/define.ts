import "./first";
import "./rest";

import { answerAside } from "../../lib/aside.ts";
import { readProof } from "./proof.ts";

answerAside(readProof);

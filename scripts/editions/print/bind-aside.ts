import { answerAside } from "../../lib/aside.ts";
import { bindBook } from "./bind.ts";

answerAside(bindBook);

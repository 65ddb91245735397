/** The page begins. */

import { render } from "preact";
import "./style/index.css";
import { App } from "./app.tsx";
import { follow } from "./state/route.ts";
import { followStore, loadStore } from "./state/store.ts";
import { takeTheme } from "./state/theme.ts";
import { takeToken } from "./state/token.ts";

takeTheme();
takeToken();
follow();
void loadStore();
render(<App />, document.getElementById("page")!);
followStore();

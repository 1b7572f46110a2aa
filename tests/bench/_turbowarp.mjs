// Makes one page of a Scratch project: node _turbowarp.mjs FOLDER PROJECT PAGE, where FOLDER has npm's @turbowarp/packager.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, project, page] = process.argv.slice(2);
const { loadProject, Packager } = createRequire(`${folder}/`)("@turbowarp/packager");
const packager = new Packager();
packager.project = await loadProject(readFileSync(project), () => {});
packager.options.target = "html";
packager.options.autoplay = true;
const made = await packager.package();
writeFileSync(page, Buffer.from(made.data));

// What the elements know of the site. The build writes it in place of this, see kbgen/render/embed.py.

/**
 * @typedef {object} Texts of a locale
 * @property {string} dir
 * @property {string} name of the site
 * @property {string} home address below the site's root, as those that follow
 * @property {string} find the results page; empty: the site has no search
 * @property {string} contact empty: none
 * @property {string} market of its readers; empty: not known
 * @property {Record<string, string>} topics addresses of categories by their paths
 * @property {string} label of the launcher and the box
 * @property {string} search
 * @property {string} close
 * @property {string} failed
 * @property {string} retry
 */
/** @typedef {{folder: string, default: string, locales: Record<string, Texts>, css: string}} Settings */

/** @type {Settings} */
export const settings = { folder: "", default: "", locales: {}, css: "" };

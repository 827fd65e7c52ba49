/** Tells the server the browser's time zone, for people who have chosen none. */

const YEAR = 365 * 24 * 3600;

/** Put it into a cookie; the next page is told in it. */
export function tellZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  if (zone) document.cookie = `time_zone=${zone}; Path=/; Max-Age=${YEAR}; SameSite=Lax${secure}`;
}

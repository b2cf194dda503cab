namespace AkkaVoice.Browser.Tests.Page;

/// <summary>
/// Finds what is too faint: text (WCAG 2.2, criterion 1.4.3, 4.5 to 1), and edges of controls and marks that tell something (1.4.11, 3 to 1). What is
/// disabled is excepted there.
/// </summary>
internal static class Contrast
{
    public const string Faint = """
        () => {
          const rgb = (color) => color.match(/[\d.]+/g).map(Number);
          const luminance = (color) => {
            const [r, g, b] = rgb(color).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const ground = (element) => {
            for (let e = element; e; e = e.parentElement) {
              const color = getComputedStyle(e).backgroundColor;
              if ((rgb(color)[3] ?? 1) > 0) return color;
            }
            return "rgb(255, 255, 255)";
          };
          const contrast = (one, other) => {
            const [a, b] = [luminance(one), luminance(other)].sort((x, y) => y - x);
            return (a + 0.05) / (b + 0.05);
          };
          const faint = [];
          const check = (element, ratio, least) => {
            if (ratio < least) faint.push(`${element.tagName}.${element.className} "${element.textContent.trim()}" ${ratio.toFixed(2)}`);
          };
          for (const element of document.querySelectorAll("body *")) {
            const hasText = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
            if (!hasText || element.disabled || !element.checkVisibility()) continue;
            check(element, contrast(getComputedStyle(element).color, ground(element)), 4.5);
          }
          for (const edge of document.querySelectorAll("button:enabled, input:enabled"))
            check(edge, contrast(getComputedStyle(edge).borderTopColor, ground(edge.parentElement)), 3);
          for (const mark of document.querySelectorAll(".bar span, .dot"))
            check(mark, contrast(getComputedStyle(mark).backgroundColor, ground(mark.parentElement)), 3);
          return faint;
        }
        """;
}

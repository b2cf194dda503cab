namespace AkkaVoice.Browser.Tests.Page;

/// <summary>Finds text that is too faint: WCAG 2.2, criterion 1.4.3, 4.5 to 1; what is disabled is excepted there.</summary>
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
          const faint = [];
          for (const element of document.querySelectorAll("body *")) {
            const hasText = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
            if (!hasText || element.disabled || !element.checkVisibility()) continue;
            const [a, b] = [luminance(getComputedStyle(element).color), luminance(ground(element))].sort((x, y) => y - x);
            const contrast = (a + 0.05) / (b + 0.05);
            if (contrast < 4.5) faint.push(`${element.tagName} "${element.textContent.trim()}" ${contrast.toFixed(2)}`);
          }
          return faint;
        }
        """;
}

/* bw-print-fonts.c: the fonts of printed sheets, as somebody chose them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-print-fonts.h"

#include "bw-briefing-typefaces.h"
#include "bw-briefing.h"

#include <glib/gi18n.h>

static const struct
{
  const char *key;
  const char *name;
} roles[] =
{
  [BW_BRIEFING_ROLE_BODY] = { "print-font-body", N_("Text (FangSong)") },
  [BW_BRIEFING_ROLE_TITLE] = { "print-font-title", N_("Masthead and title (XiaoBiaoSong)") },
  [BW_BRIEFING_ROLE_HEAD] = { "print-font-head", N_("First heads (HeiTi)") },
  [BW_BRIEFING_ROLE_KAI] = { "print-font-kai", N_("Second heads and cut-off (KaiTi)") },
  [BW_BRIEFING_ROLE_SONG] = { "print-font-song", N_("Page numbers (SongTi)") },
  [BW_BRIEFING_ROLE_DIGITS] = { "print-font-digits", N_("Digits and Latin letters") },
  [BW_BRIEFING_ROLE_DIGITS_BOLD] = { "print-font-digits-bold", N_("Bold digits and Latin letters") },
};
G_STATIC_ASSERT (G_N_ELEMENTS (roles) == BW_N_BRIEFING_ROLES);

const char *
bw_print_fonts_get_key (BwBriefingRole role)
{
  return roles[role].key;
}

const char *
bw_print_fonts_get_role_name (BwBriefingRole role)
{
  return _(roles[role].name);
}

/**
 * bw_print_fonts_read:
 * @settings: (nullable): the desk's
 *
 * Returns: (transfer full): a family for each role; "": ours
 */
GStrv
bw_print_fonts_read (GSettings *settings)
{
  GStrv fonts = g_new0 (char *, BW_N_BRIEFING_ROLES + 1);

  for (guint i = 0; i < BW_N_BRIEFING_ROLES; i++)
    fonts[i] = settings != NULL ? g_settings_get_string (settings, roles[i].key) : g_strdup ("");

  return fonts;
}

/**
 * bw_print_fonts_check:
 * @fonts: of bw_print_fonts_read()
 * @error: return location
 *
 * Returns: whether all are installed; if not, %BW_BRIEFING_ERROR_FONT says which is not,
 *   in the language of the desk
 */
gboolean
bw_print_fonts_check (const char * const  *fonts,
                      GError             **error)
{
  for (guint i = 0; i < BW_N_BRIEFING_ROLES; i++)
    {
      FcPattern *face = *fonts[i] != '\0' ? bw_briefing_typefaces_find (NULL, (BwBriefingRole) i, fonts[i]) : NULL;

      if (face == NULL && *fonts[i] != '\0')
        {
          g_set_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_FONT,
                       /* Translators: what a font is for, e.g. "Text (FangSong)"; its name */
                       _("%s: the font “%s” is not installed. Install it, or choose another one in the preferences."),
                       bw_print_fonts_get_role_name ((BwBriefingRole) i), fonts[i]);
          return FALSE;
        }
      g_clear_pointer (&face, FcPatternDestroy);
    }

  return TRUE;
}

/* test-bw-briefing-fonts.c: roles, and what happens when one is missing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-fonts.h"
#include "bw-briefing.h"

static void
test_every_role_has_a_face (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwBriefingFonts) fonts = bw_briefing_fonts_new (NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < BW_N_BRIEFING_ROLES; i++)
    {
      g_assert_nonnull (bw_briefing_fonts_get_family (fonts, (BwBriefingRole) i));
      g_assert_nonnull (bw_briefing_fonts_get_context (fonts, (BwBriefingRole) i, 12.0));
    }
}

/* The title is heavier than any free face; a number in bold is bold as it is. */
static void
test_stand_ins_are_thickened (void)
{
  g_autoptr (BwBriefingFonts) fonts = bw_briefing_fonts_new (NULL, NULL, NULL, NULL);

  g_assert_cmpstr (bw_briefing_fonts_get_family (fonts, BW_BRIEFING_ROLE_TITLE), ==, "FandolSong");
  g_assert_cmpfloat (bw_briefing_fonts_get_thickening (fonts, BW_BRIEFING_ROLE_TITLE), >, 0.0);
  g_assert_cmpfloat (bw_briefing_fonts_get_thickening (fonts, BW_BRIEFING_ROLE_SONG), ==, 0.0);
  g_assert_cmpfloat (bw_briefing_fonts_get_thickening (fonts, BW_BRIEFING_ROLE_BODY), ==, 0.0);
}

static void
test_missing_role_is_named (void)
{
  static const char *const nowhere[] = { "/nonexistent", NULL };
  g_autoptr (GError) error = NULL;
  FcConfig *nothing = FcConfigCreate ();

  g_assert_null (bw_briefing_fonts_new (NULL, nothing, nowhere, &error));
  g_assert_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_FONT);
  g_assert_nonnull (strstr (error->message, "仿宋"));
  g_assert_nonnull (strstr (error->message, "Noto Serif CJK SC"));
  FcConfigDestroy (nothing);
}

/* Fonts that fontconfig knows nothing of are found; what is missing then are the
 * digits, which only fontconfig could give. */
static void
test_folders_are_searched (void)
{
  static const char *const fandol[] = {
    "/nonexistent", "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol", NULL
  };
  g_autoptr (GError) error = NULL;
  FcConfig *nothing = FcConfigCreate ();

  g_assert_null (bw_briefing_fonts_new (NULL, nothing, fandol, &error));
  g_assert_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_FONT);
  g_assert_nonnull (strstr (error->message, "Times"));
  FcConfigDestroy (nothing);
}

static void
test_chosen (void)
{
  const char *chosen[BW_N_BRIEFING_ROLES] = { "Noto Sans CJK SC", "Noto Serif CJK SC" };
  g_autoptr (GError) error = NULL;
  g_autoptr (BwBriefingFonts) fonts = bw_briefing_fonts_new (chosen, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (bw_briefing_fonts_get_family (fonts, BW_BRIEFING_ROLE_BODY), ==, "Noto Sans CJK SC");
  g_assert_cmpstr (bw_briefing_fonts_get_family (fonts, BW_BRIEFING_ROLE_TITLE), ==, "Noto Serif CJK SC");
  /* It is as heavy as it is. */
  g_assert_cmpfloat (bw_briefing_fonts_get_thickening (fonts, BW_BRIEFING_ROLE_TITLE), ==, 0.0);
  g_assert_cmpstr (bw_briefing_fonts_get_family (fonts, BW_BRIEFING_ROLE_KAI), ==, "FandolKai");
}

static void
test_chosen_is_missing (void)
{
  const char *chosen[BW_N_BRIEFING_ROLES] = { [BW_BRIEFING_ROLE_KAI] = "No Such Font" };
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_briefing_fonts_new (chosen, NULL, NULL, &error));
  g_assert_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_FONT);
  g_assert_nonnull (strstr (error->message, "楷体"));
  g_assert_nonnull (strstr (error->message, "No Such Font"));
}

static void
test_falls_back_for_a_character (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwBriefingFonts) fonts = bw_briefing_fonts_new (NULL, NULL, NULL, &error);
  PangoContext *before;
  PangoContext *after;

  before = bw_briefing_fonts_get_context (fonts, BW_BRIEFING_ROLE_BODY, 12.0);
  g_assert_true (bw_briefing_fonts_cover (fonts, BW_BRIEFING_ROLE_BODY, "许昌市", &error));
  g_assert_true (bw_briefing_fonts_get_context (fonts, BW_BRIEFING_ROLE_BODY, 12.0) == before);

  /* A character of place names that Fandol does not have. */
  g_assert_true (bw_briefing_fonts_cover (fonts, BW_BRIEFING_ROLE_BODY, "㙦", &error));
  g_assert_no_error (error);
  after = bw_briefing_fonts_get_context (fonts, BW_BRIEFING_ROLE_BODY, 12.0);
  g_assert_nonnull (strchr (pango_font_description_get_family (pango_context_get_font_description (after)), ','));
}

static void
test_missing_character_is_named (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwBriefingFonts) fonts = bw_briefing_fonts_new (NULL, NULL, NULL, NULL);

  /* A private-use character: nobody can know what it looks like. */
  g_assert_false (bw_briefing_fonts_cover (fonts, BW_BRIEFING_ROLE_KAI, "许\xf3\xb0\x80\x80", &error));
  g_assert_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_FONT);
  g_assert_nonnull (strstr (error->message, "U+F0000"));
  g_assert_nonnull (strstr (error->message, "楷体"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing/fonts/every-role-has-a-face", test_every_role_has_a_face);
  g_test_add_func ("/briefing/fonts/stand-ins-are-thickened", test_stand_ins_are_thickened);
  g_test_add_func ("/briefing/fonts/missing-role-is-named", test_missing_role_is_named);
  g_test_add_func ("/briefing/fonts/folders-are-searched", test_folders_are_searched);
  g_test_add_func ("/briefing/fonts/chosen", test_chosen);
  g_test_add_func ("/briefing/fonts/chosen-is-missing", test_chosen_is_missing);
  g_test_add_func ("/briefing/fonts/falls-back-for-a-character", test_falls_back_for_a_character);
  g_test_add_func ("/briefing/fonts/missing-character-is-named", test_missing_character_is_named);
  return g_test_run ();
}

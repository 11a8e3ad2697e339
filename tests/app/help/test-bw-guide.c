/* test-bw-guide.c: what the guides say, in both languages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-commands.h"
#include "bw-guide.h"
#include "bw-language.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <string.h>

/* Keys that are no command's, and mean the same in each program, are named as they are. */
static void
assert_no_plain_keys (const char *text)
{
  static const char * const named[] = { "Ctrl", "Alt+", "Shift", "F1", "F9" };

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    g_assert_null (strstr (text, named[i]));
}

/* (transfer full): the commands that it names, one after the other */
static char *
dup_named (const char *text)
{
  g_autoptr (GString) named = g_string_new (NULL);
  const char *open;

  while ((open = strchr (text, '{')) != NULL)
    {
      const char *close = strchr (open, '}');

      g_assert_nonnull (close);
      g_string_append_len (named, open, close - open + 1);
      text = close + 1;
    }

  return g_string_free (g_steal_pointer (&named), FALSE);
}

static void
check_text (const char *text,
            const char *markup)
{
  g_autofree char *named = dup_named (text);
  g_autofree char *also_named = dup_named (_(text));
  g_autofree char *plain = NULL;
  g_autoptr (GError) error = NULL;

  /* What is not translated would be the same. */
  g_assert_cmpstr (_(text), !=, text);
  g_assert_cmpstr (also_named, ==, named);
  assert_no_plain_keys (text);
  assert_no_plain_keys (_(text));

  g_assert_true (pango_parse_markup (markup, -1, 0, NULL, &plain, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (strpbrk (plain, "{}"));
}

/* Each task has something to see and something to do; a guide is one or two screens. */
static void
test_guides (void)
{
  for (guint i = BW_GUIDE_COMMANDER; i <= BW_GUIDE_STAFF; i++)
    {
      const BwGuideSection * const *sections = bw_guide_get_sections (i);
      guint n_sections = 0;

      for (; sections[n_sections] != NULL; n_sections++)
        {
          const BwGuideSection *section = sections[n_sections];
          g_autofree char *lead = bw_guide_section_dup_lead (section);
          g_autofree char *steps = bw_guide_section_dup_steps (section);
          g_auto (GStrv) lines = g_strsplit (steps, "\n", -1);
          g_auto (GStrv) english = g_strsplit (section->steps, "\n", -1);

          g_assert_cmpstr (_(section->title), !=, section->title);
          check_text (section->lead, lead);
          check_text (section->steps, steps);
          g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (english));
          g_assert_cmpuint (g_strv_length (lines), >=, 3);
        }

      g_assert_cmpuint (n_sections, >=, 5);
      g_assert_nonnull (bw_guide_get_title (i));
    }
}

/* The keys are those of the shortcuts window, as it writes them. */
static void
test_keys (void)
{
  for (const BwCommand *command = bw_commands_get (); command->accels[0] != NULL; command++)
    {
      g_autofree char *text = NULL;
      g_autofree char *markup = NULL;
      g_autofree char *keys = NULL;
      GdkModifierType modifiers;
      guint key;
      BwGuideSection section;

      if (command->action == NULL)
        continue;

      text = g_strdup_printf ("<{%s}>", command->action);
      section = (BwGuideSection) { "title", text, "steps" };
      markup = bw_guide_section_dup_lead (&section);
      g_assert_true (gtk_accelerator_parse (command->accels[0], &key, &modifiers));
      keys = gtk_accelerator_get_label (key, modifiers);
      g_assert_nonnull (strstr (markup, keys));
      g_assert_true (g_str_has_prefix (markup, "&lt;<b>"));
      g_assert_true (g_str_has_suffix (markup, "</b>&gt;"));
    }
}

static void
test_matches (void)
{
  const BwGuideSection section = { "Print the briefing", "One key, one Briefing", "Go to the Area first" };

  g_assert_true (bw_guide_section_matches (&section, NULL));
  g_assert_true (bw_guide_section_matches (&section, ""));
  g_assert_true (bw_guide_section_matches (&section, "BRIEF"));
  g_assert_true (bw_guide_section_matches (&section, "the area"));
  g_assert_true (bw_guide_section_matches (&section, "简报"));
  g_assert_false (bw_guide_section_matches (&section, "donation"));
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  bw_language_apply ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/guide/guides", test_guides);
  g_test_add_func ("/app/guide/keys", test_keys);
  g_test_add_func ("/app/guide/matches", test_matches);
  return g_test_run ();
}

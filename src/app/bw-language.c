/* bw-language.c: the language of the desk
 *
 * Chinese is the language of the desk; English is chosen. A system that has no
 * language (the locale C: a wall without a login, a test) gets Chinese.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-language.h"

#include "bw-locations.h"
#include "bw-settings.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <locale.h>
#include <unistd.h>

#define CHINESE "zh_CN"
#define ENGLISH "en"
#define CHINESE_LOCALE "zh_CN.UTF-8"

/* The one locale that Debian always has. */
#define PLAIN_LOCALE_DIR "/usr/lib/locale/C.utf8"

static char *
dup_setting (void)
{
  g_autoptr (GSettings) settings = bw_settings_new ();

  return settings != NULL ? g_settings_get_string (settings, "language") : g_strdup ("system");
}

static gpointer
find_language (gpointer unused)
{
  g_autofree char *setting = dup_setting ();

  return (gpointer) bw_language_choose (setting, g_get_language_names ());
}

static gboolean
is_without_language (const char *locale)
{
  return locale == NULL || g_str_equal (locale, "POSIX")
         || g_str_equal (locale, "C") || g_str_has_prefix (locale, "C.");
}

/* gettext does not look at LANGUAGE in a locale without a language, in glibc 2.41
 * not in C.UTF-8 either. Where the Chinese locale was not made, the plain one is
 * read under its name: gettext asks for the name only, and what is read stays. */
static void
borrow_chinese_locale (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *link = NULL;
  g_autofree char *earlier = NULL;

  if (setlocale (LC_MESSAGES, CHINESE_LOCALE) != NULL || !g_file_test (PLAIN_LOCALE_DIR, G_FILE_TEST_IS_DIR))
    return;

  folder = g_dir_make_tmp ("bulwark-locale-XXXXXX", NULL);
  if (folder == NULL)
    return;

  link = g_build_filename (folder, CHINESE_LOCALE, NULL);
  earlier = g_strdup (g_getenv ("LOCPATH"));
  if (symlink (PLAIN_LOCALE_DIR, link) == 0)
    {
      g_setenv ("LOCPATH", folder, TRUE);
      setlocale (LC_MESSAGES, CHINESE_LOCALE);
      if (earlier != NULL)
        g_setenv ("LOCPATH", earlier, TRUE);
      else
        g_unsetenv ("LOCPATH");
      g_unlink (link);
    }

  g_rmdir (folder);
}

/**
 * bw_language_choose:
 * @setting: what the user chose: `system`, `zh_CN` or `en`
 * @wanted: languages of the system, best first
 *
 * Returns: (transfer none): "zh_CN" or "en"
 */
const char *
bw_language_choose (const char         *setting,
                    const char * const *wanted)
{
  gboolean has_language = FALSE;

  g_return_val_if_fail (wanted != NULL, CHINESE);

  if (g_strcmp0 (setting, CHINESE) == 0)
    return CHINESE;
  if (g_strcmp0 (setting, ENGLISH) == 0)
    return ENGLISH;

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      if (g_str_has_prefix (wanted[i], "zh"))
        return CHINESE;
      if (g_str_has_prefix (wanted[i], "en"))
        return ENGLISH;

      has_language = has_language
                     || !(g_str_has_prefix (wanted[i], "C") || g_str_equal (wanted[i], "POSIX"));
    }

  return has_language ? ENGLISH : CHINESE;
}

/**
 * bw_language_get:
 *
 * Returns: (transfer none): "zh_CN" or "en"
 */
const char *
bw_language_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, find_language, NULL);
}

/**
 * bw_language_apply:
 *
 * Lets gettext speak the language of the desk, whatever locale the process has.
 */
void
bw_language_apply (void)
{
  setlocale (LC_ALL, "");
  if (is_without_language (setlocale (LC_CTYPE, NULL)))
    setlocale (LC_CTYPE, "C.UTF-8");

  if (is_without_language (setlocale (LC_MESSAGES, NULL)) && g_str_equal (bw_language_get (), CHINESE))
    borrow_chinese_locale ();

  /* GTK would set it from the environment again. */
  gtk_disable_setlocale ();

  g_setenv ("LANGUAGE", bw_language_get (), TRUE);
  bindtextdomain (BW_GETTEXT_PACKAGE, bw_locations_get_locale_dir ());
  bind_textdomain_codeset (BW_GETTEXT_PACKAGE, "UTF-8");
  textdomain (BW_GETTEXT_PACKAGE);
}

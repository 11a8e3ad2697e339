/* test-bw-language.c: the language of the desk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-language.h"

typedef struct
{
  const char *setting;
  const char *wanted[4];
  const char *language;
} Case;

static void
test_choose (void)
{
  static const Case cases[] = {
    { "system", { "zh_CN.UTF-8", "zh_CN", "C" }, "zh_CN" },
    { "system", { "zh_TW", "C" }, "zh_CN" },
    { "system", { "en_GB.UTF-8", "en", "C" }, "en" },
    { "system", { "de_DE", "de", "C" }, "en" },
    { "system", { "de", "zh_CN", "C" }, "zh_CN" },
    { "system", { "C.UTF-8", "C" }, "zh_CN" },
    { "system", { "POSIX", "C" }, "zh_CN" },
    { "system", { NULL }, "zh_CN" },
    { "en", { "zh_CN", "C" }, "en" },
    { "zh_CN", { "en_US", "C" }, "zh_CN" },
    { NULL, { "en_US", "C" }, "en" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (bw_language_choose (cases[i].setting, cases[i].wanted), ==, cases[i].language);
}

/* In a locale without a language, as on a wall without a login; in Debian 13
 * LANGUAGE alone does not do there. */
static void
test_apply (void)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_unsetenv ("LANGUAGE");
  bw_language_apply ();

  g_assert_cmpstr (bw_language_get (), ==, "zh_CN");
  g_assert_cmpstr (g_dgettext (BW_GETTEXT_PACKAGE, "Bulwark"), ==, "堡垒");
  g_assert_null (g_getenv ("LOCPATH"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/language/choose", test_choose);
  g_test_add_func ("/app/language/apply", test_apply);
  return g_test_run ();
}

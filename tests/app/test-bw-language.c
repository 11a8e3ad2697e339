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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/language/choose", test_choose);
  return g_test_run ();
}

/* test-bw-link.c: bulwark://SCOPE/PAGE
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-link.h"

typedef struct
{
  const char *uri;
  const char *scope; /* NULL: no link */
  BwPage      page;
} Case;

static void
test_parse (void)
{
  static const Case cases[] = {
    { "bulwark://411002/teams", "411002", BW_PAGE_TEAMS },
    { "bulwark://411002/teams/", "411002", BW_PAGE_TEAMS },
    { "bulwark://411002", "411002", BW_PAGE_OVERVIEW },
    { "bulwark://411002/", "411002", BW_PAGE_OVERVIEW },
    { "bulwark://4110-DC/overview", "4110-DC", BW_PAGE_OVERVIEW },
    { "bulwark://411002/nothing", NULL, BW_PAGE_OVERVIEW },
    { "bulwark://411002/teams/more", NULL, BW_PAGE_OVERVIEW },
    { "bulwark:///teams", NULL, BW_PAGE_OVERVIEW },
    { "bulwark://41 1002/teams", NULL, BW_PAGE_OVERVIEW },
    { "bulwark://../teams", "..", BW_PAGE_TEAMS },
    { "http://411002/teams", NULL, BW_PAGE_OVERVIEW },
    { "411002", NULL, BW_PAGE_OVERVIEW },
    { "", NULL, BW_PAGE_OVERVIEW },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *scope = NULL;
      BwPage page = BW_PAGE_OVERVIEW;
      gboolean is_link = bw_link_parse (cases[i].uri, &scope, &page);

      g_test_message ("%s", cases[i].uri);
      g_assert_cmpint (is_link, ==, cases[i].scope != NULL);
      g_assert_cmpstr (scope, ==, cases[i].scope);
      if (is_link)
        g_assert_cmpint (page, ==, cases[i].page);
    }
}

static void
test_there_and_back (void)
{
  for (guint i = 0; i < BW_N_PAGES; i++)
    {
      g_autofree char *uri = bw_link_dup_uri ("411002", (BwPage) i);
      g_autofree char *scope = NULL;
      BwPage page;

      g_assert_true (bw_link_parse (uri, &scope, &page));
      g_assert_cmpint (page, ==, i);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/link/parse", test_parse);
  g_test_add_func ("/app/link/there-and-back", test_there_and_back);
  return g_test_run ();
}

/* test-bw-document-finder.c: teams and orders by what is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-document-finder.h"

#include "bw-link-item.h"
#include "desk-fixture.h"

#include <string.h>

#define AT "'at':'2021-08-08T10:00:00+08:00','source':'manual'"

/* Titles of what is found, with commas; where the first leads. */
static void
check (BwDesk     *desk,
       const char *text,
       const char *titles,
       const char *scope,
       BwPage      page)
{
  g_autoptr (GPtrArray) items = bw_document_finder_search (desk, text);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? "," : "", bw_link_item_get_title (g_ptr_array_index (items, i)));
  g_assert_cmpstr (found->str, ==, titles);
  if (items->len == 0)
    return;

  g_assert_cmpstr (bw_link_item_get_scope (g_ptr_array_index (items, 0)), ==, scope);
  g_assert_cmpint (bw_link_item_get_page (g_ptr_array_index (items, 0)), ==, page);
}

static void
test_search (void)
{
  g_autoptr (BwClientSession) session = desk_fixture_new_session ();
  g_autoptr (BwDesk) desk = bw_desk_new (session);

  desk_fixture_apply (session, "%s",
                      "{'type':'team','id':'t-9'," AT ",'area':'d1','kind':'medical','name':'市医院一队',"
                      "'names':{'en':'First Hospital'},'size':8,'seq':101}\n"
                      "{'type':'team','id':'t-10'," AT ",'area':'d2','kind':'police','name':'一队','size':8,'seq':102}\n"
                      "{'type':'order','id':'o-1'," AT ",'number':'2021-17','kind':'notice','title':'增派一队',"
                      "'text':'secret word','issuer':'c','recipients':['d1'],'seq':103}\n");
  check (desk, "医院", "市医院一队", "d1", BW_PAGE_TEAMS);
  check (desk, "first", "市医院一队", "d1", BW_PAGE_TEAMS);
  check (desk, "T-10", "一队", "d2", BW_PAGE_TEAMS);
  check (desk, " 2021-17 ", "增派一队", "c", BW_PAGE_ORDERS);
  check (desk, "增派", "增派一队", "c", BW_PAGE_ORDERS);

  /* The best first; teams before orders. What only the text holds is no match. */
  check (desk, "一队", "一队,市医院一队,增派一队", "d2", BW_PAGE_TEAMS);
  check (desk, "secret", "", NULL, BW_PAGE_ORDERS);
  check (desk, "", "", NULL, BW_PAGE_ORDERS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document-finder/search", test_search);

  return g_test_run ();
}

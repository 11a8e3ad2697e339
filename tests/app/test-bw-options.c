/* test-bw-options.c: what the command line asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-options.h"

#include <string.h>

static BwOptions *
parse (const char  *line,
       GError     **error)
{
  g_auto (GStrv) kept = g_strsplit (line, " ", -1);
  int argc = (int) g_strv_length (kept);
  g_autofree char **argv = g_new0 (char *, argc + 1);

  /* The parser takes what it knows out of the list. */
  for (int i = 0; i < argc; i++)
    argv[i] = kept[i];

  {
    char **arguments = argv;

    return bw_options_new (&argc, &arguments, error);
  }
}

static void
test_all (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwOptions) options = NULL;

  options = parse ("bulwark --backend=http://127.0.0.1:1 --token-file=/t --scope=411002 --page=teams "
                   "--screenshot=/x.png --size=1024x768", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (options->backend, ==, "http://127.0.0.1:1");
  g_assert_cmpstr (options->token_file, ==, "/t");
  g_assert_cmpstr (options->scope, ==, "411002");
  g_assert_true (options->has_page);
  g_assert_cmpint (options->page, ==, BW_PAGE_TEAMS);
  g_assert_cmpstr (options->screenshot, ==, "/x.png");
  g_assert_cmpint (options->width, ==, 1024);
  g_assert_cmpint (options->height, ==, 768);
  g_assert_false (options->wall);
  g_assert_true (bw_options_is_separate (options));
}

static void
test_none (void)
{
  g_autoptr (BwOptions) options = parse ("bulwark", NULL);

  g_assert_nonnull (options);
  g_assert_false (options->has_page);
  g_assert_false (bw_options_is_separate (options));
}

static void
test_wall (void)
{
  g_autoptr (BwOptions) all = parse ("bulwark --wall", NULL);
  g_autoptr (BwOptions) some = parse ("bulwark --wall=map,map --wall=DP-1:alerts", NULL);
  static const char * const monitors[] = { "DP-1", "DP-2", NULL };

  g_assert_true (all->wall);
  g_assert_null (all->wall_plan);
  g_assert_true (some->wall);
  g_assert_cmpstr (bw_wall_plan_find (some->wall_plan, monitors, 0)[0], ==, "alerts");
  g_assert_cmpstr (bw_wall_plan_find (some->wall_plan, monitors, 1)[0], ==, "map");
  g_assert_cmpstr (bw_wall_plan_find (some->wall_plan, monitors, 1)[1], ==, "map");
}

static void
test_wrong (void)
{
  static const char * const lines[] = {
    "bulwark --nothing",
    "bulwark --page=nothing",
    "bulwark --wall=nothing",
    "bulwark --wall=map,nothing",
    "bulwark --size=big",
    "bulwark --size=10x10",
    "bulwark --size=800x600x1",
    "bulwark --backend=http://127.0.0.1:1",
    "bulwark --demo --state=/x",
    "bulwark --demo --demo-speed=0",
    "bulwark some-file",
    "bulwark bulwark://411002/nothing",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", lines[i]);
      g_assert_null (parse (lines[i], &error));
      g_assert_nonnull (error);
    }
}

/* Who has mistaken a name is told those that there are. */
static void
test_names (void)
{
  g_autoptr (GError) page = NULL;
  g_autoptr (GError) scene = NULL;

  g_assert_null (parse ("bulwark --page=nothing", &page));
  g_assert_nonnull (strstr (page->message, "nothing"));
  g_assert_nonnull (strstr (page->message, "overview, sampling, checkpoints"));
  g_assert_null (parse ("bulwark --wall=map,nothing", &scene));
  g_assert_nonnull (strstr (scene->message, "map,nothing: "));
  g_assert_true (g_str_has_suffix (scene->message, "map, districts, posts, funds, alerts"));
}

static void
test_links_stay (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwOptions) options = parse ("bulwark bulwark://411002/teams", &error);

  g_assert_no_error (error);
  g_assert_nonnull (options);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/options/all", test_all);
  g_test_add_func ("/app/options/none", test_none);
  g_test_add_func ("/app/options/wall", test_wall);
  g_test_add_func ("/app/options/wrong", test_wrong);
  g_test_add_func ("/app/options/names", test_names);
  g_test_add_func ("/app/options/links-stay", test_links_stay);
  return g_test_run ();
}

/* test-bw-address.c: the address of a backend, as somebody types it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-address.h"

static void
test_check (void)
{
  static const struct
  {
    const char     *text;
    BwAddressFault  fault;
  } cases[] = {
    { "https://zhihui.example.cn", BW_ADDRESS_FAULT_NONE },
    { "https://zhihui.example.cn:8443/bulwark/", BW_ADDRESS_FAULT_NONE },
    { "http://127.0.0.1:8080", BW_ADDRESS_FAULT_NONE },
    { "http://[::1]:8080", BW_ADDRESS_FAULT_NONE },
    { "http://localhost:8080/", BW_ADDRESS_FAULT_NONE },
    { "unix:/run/bulwark/socket", BW_ADDRESS_FAULT_NONE },
    { "", BW_ADDRESS_FAULT_EMPTY },
    { "zhihui.example.cn", BW_ADDRESS_FAULT_FORM },
    { "https://", BW_ADDRESS_FAULT_FORM },
    { "https:///path", BW_ADDRESS_FAULT_FORM },
    { "ftp://zhihui.example.cn", BW_ADDRESS_FAULT_FORM },
    { "https://name:secret@zhihui.example.cn", BW_ADDRESS_FAULT_FORM },
    { "https://zhihui.example.cn/?token=1", BW_ADDRESS_FAULT_FORM },
    { "unix:/", BW_ADDRESS_FAULT_FORM },
    { "unix:socket", BW_ADDRESS_FAULT_FORM },
    { "http://zhihui.example.cn", BW_ADDRESS_FAULT_PLAIN },
    { "http://10.0.0.1:8080", BW_ADDRESS_FAULT_PLAIN },
    { "http://localhost.example.cn", BW_ADDRESS_FAULT_PLAIN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (bw_address_check (cases[i].text), ==, cases[i].fault);
    }
}

static void
test_describe (void)
{
  g_assert_null (bw_address_describe (BW_ADDRESS_FAULT_NONE));
  g_assert_nonnull (bw_address_describe (BW_ADDRESS_FAULT_EMPTY));
  g_assert_nonnull (bw_address_describe (BW_ADDRESS_FAULT_FORM));
  g_assert_nonnull (bw_address_describe (BW_ADDRESS_FAULT_PLAIN));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/address/check", test_check);
  g_test_add_func ("/app/address/describe", test_describe);
  return g_test_run ();
}

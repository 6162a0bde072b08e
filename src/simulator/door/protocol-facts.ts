/** `ADB_SERVER_VERSION` 41 of adb 1.0.41 in hexadecimal; clients of another version would restart the server. */
export const ADB_SERVER_VERSION = '0029';

/** Features of device and host alike. Without `abb`, clients use the plain services, which is what is here. */
export const FEATURES = 'shell_v2,cmd,stat_v2,ls_v2,fixed_push_mkdir';

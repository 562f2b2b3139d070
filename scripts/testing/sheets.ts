/** Sheets of three fields, in Chinese and in English, as people export them. */

export const BIKES = `Model;Brand;Range (km);Weight (kg);Price;Child seat;Link
Swift 2;Swift;80;17.5;€1,599;yes;https://example.com/swift
Ridge Touring;Ridge;145;25;€2,899;no;
Cargo King;Swift;110;41;€3,900;yes;https://example.com/cargo
`

export const CLINICS = '诊所,科室,开放时间,备注\n东区诊所,儿科,每天,夜间也开放\n,口腔科,周一至周五,"需预约，电话 0571"\n西区诊所,康复科,周末,新设备\n'

export const DATABASES = 'Engine\tReleased\tLicence\tJoins\nPostgreSQL\t1996\topen\tyes\nRedis\t2009\tmixed\tno\nSQLite\t2000\topen\tyes\nMongoDB\t2009\tmixed\tpartial, by lookup\nMySQL\t1995\topen\tyes\n'

/** Ragged rows, an empty column, and names that come twice. */
export const MANY_CLINICS = `Clinic,,Size,State\n${Array.from({ length: 300 }, (_, i) =>
  `Clinic ${i % 150},,${i} beds,${['open', 'closed'][i % 2]}${i % 7 === 0 ? ',an extra word' : ''}\n`).join('')}`
